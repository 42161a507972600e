package io.github.camelgmail.notify;

/** What is to be said about the token of a request. */
public enum TokenVerdict {
    /** It is the one of the subscription. */
    GOOD(0),
    /** There is none. */
    MISSING(401),
    /** It is no token, or none of the kind that Google makes. */
    GARBAGE(401),
    /** It has run out, or has no end. */
    EXPIRED(401),
    /** It is from the future. */
    NOT_YET_VALID(401),
    /** Its issuer is not Google. */
    WRONG_ISSUER(403),
    /** It is meant for another. */
    WRONG_AUDIENCE(403),
    /** It belongs to another service account, or to one that Google has not verified. */
    WRONG_ACCOUNT(403),
    /** Its key is none of Google's, or it is not signed with it. */
    WRONG_SIGNATURE(401),
    /** Google's keys are not known at the moment. */
    UNDECIDED(503);

    private final int status;

    TokenVerdict(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer; meaningless for {@link #GOOD}. */
    int status() {
        return status;
    }
}
