package io.github.camelgmail.simulator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads the grammar of one query, from left to right, once. Never fails; unbalanced brackets are closed at the end. */
final class SearchParser {

    /** Brackets nested deeper than anybody writes are ignored. */
    private static final int MAX_DEPTH = 50;

    private static final String BRACKETS = "(){}";

    private final String q;
    private final Operators operators;
    private int position;
    private int depth;
    private boolean namesSpamOrTrash;

    SearchParser(String q, Operators operators) {
        this.q = q;
        this.operators = operators;
    }

    Predicate<Candidate> parse() {
        return group(Operators.WORDS, '\0', false);
    }

    boolean namesSpamOrTrash() {
        return namesSpamOrTrash;
    }

    /** Terms up to the closing character; all must match, in braces any. Each inner list is joined by OR. */
    private Predicate<Candidate> group(String operator, char close, boolean negated) {
        List<List<Predicate<Candidate>>> terms = new ArrayList<>();
        boolean joinNext = false;
        while (true) {
            skipSpace();
            if (position >= q.length()) {
                break;
            }
            char c = q.charAt(position);
            if (c == close) {
                position++;
                break;
            }
            if (c == ')' || c == '}') {
                position++;
            } else if (skipKeyword("OR") || skipKeyword("|")) {
                joinNext = !terms.isEmpty();
            } else if (!skipKeyword("AND") && !skipAround()) {
                Predicate<Candidate> term = item(operator, negated);
                if (!joinNext) {
                    terms.add(new ArrayList<>());
                }
                terms.get(terms.size() - 1).add(term);
                joinNext = false;
            }
        }
        if (close == '}') {
            return terms.isEmpty()
                    ? candidate -> true
                    : anyOf(terms.stream().flatMap(List::stream).toList());
        }
        return candidate -> terms.stream().allMatch(any -> any.stream().anyMatch(term -> term.test(candidate)));
    }

    private static Predicate<Candidate> anyOf(List<Predicate<Candidate>> terms) {
        return candidate -> terms.stream().anyMatch(term -> term.test(candidate));
    }

    /** One term with its signs. {@code operator} is what a bare word is given to. */
    private Predicate<Candidate> item(String operator, boolean negated) {
        boolean minus = false;
        while (position < q.length() && (q.charAt(position) == '-' || q.charAt(position) == '+')) {
            minus ^= q.charAt(position) == '-';
            position++;
        }
        boolean signAlone = position >= q.length() || Character.isWhitespace(q.charAt(position));
        if (signAlone) {
            return candidate -> true;
        }
        Predicate<Candidate> term = unsigned(operator, negated ^ minus);
        return minus ? term.negate() : term;
    }

    private Predicate<Candidate> unsigned(String operator, boolean negated) {
        char c = q.charAt(position);
        if (c == '"' || BRACKETS.indexOf(c) >= 0) {
            return quotedOrGroup(operator, negated);
        }
        int start = position;
        while (position < q.length()
                && !Character.isWhitespace(q.charAt(position))
                && "(){}\"".indexOf(q.charAt(position)) < 0) {
            boolean mayEndName = q.charAt(position) == ':' && position - start <= Operators.LONGEST_NAME;
            String name = mayEndName ? Operators.nameOf(q.substring(start, position)) : null;
            position++;
            if (name != null) {
                return value(name, q.substring(start, position), negated);
            }
        }
        return term(operator, q.substring(start, position), negated);
    }

    /** What follows an operator's colon; white space between them is let pass, as Gmail does. */
    private Predicate<Candidate> value(String operator, String written, boolean negated) {
        skipSpace();
        if (position >= q.length() || q.charAt(position) == ')' || q.charAt(position) == '}') {
            return term(Operators.WORDS, written, negated);
        }
        char c = q.charAt(position);
        if (c == '"' || BRACKETS.indexOf(c) >= 0) {
            return quotedOrGroup(operator, negated);
        }
        int start = position;
        while (position < q.length()
                && !Character.isWhitespace(q.charAt(position))
                && ")}\"".indexOf(q.charAt(position)) < 0) {
            position++;
        }
        return term(operator, q.substring(start, position), negated);
    }

    private Predicate<Candidate> quotedOrGroup(String operator, boolean negated) {
        char open = q.charAt(position);
        position++;
        if (open == '"') {
            int close = q.indexOf('"', position);
            int end = close < 0 ? q.length() : close;
            String text = q.substring(position, end);
            position = Math.min(end + 1, q.length());
            return term(operator, text, negated);
        }
        if (depth == MAX_DEPTH || open == ')' || open == '}') {
            return candidate -> true;
        }
        depth++;
        Predicate<Candidate> group = group(operator, open == '(' ? ')' : '}', negated);
        depth--;
        return group;
    }

    private Predicate<Candidate> term(String operator, String text, boolean negated) {
        namesSpamOrTrash |= !negated && operators.namesSpamOrTrash(operator, text);
        return operators.term(operator, text);
    }

    private void skipSpace() {
        while (position < q.length() && Character.isWhitespace(q.charAt(position))) {
            position++;
        }
    }

    private boolean skipKeyword(String keyword) {
        int end = position + keyword.length();
        boolean found = q.startsWith(keyword, position)
                && (end == q.length() || Character.isWhitespace(q.charAt(end)) || BRACKETS.indexOf(q.charAt(end)) >= 0);
        position = found ? end : position;
        return found;
    }

    /** {@code AROUND n} asks for nearness, which is not judged here: both words must be there. */
    private boolean skipAround() {
        int start = position;
        if (!skipKeyword("AROUND")) {
            return false;
        }
        skipSpace();
        int digits = position;
        while (position < q.length() && Character.isDigit(q.charAt(position))) {
            position++;
        }
        position = position > digits ? position : start;
        return position > start;
    }
}
