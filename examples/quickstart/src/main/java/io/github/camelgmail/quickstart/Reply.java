package io.github.camelgmail.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;

/** What makes a mail the answer to a consumed one (RFC 5322 section 3.6.4). */
public final class Reply {

    /** The addresses that the sender wants answers at. */
    public String to(Message mail) {
        String replyTo = MailHeader.first(mail, "Reply-To");
        return replyTo.isEmpty() ? MailHeader.first(mail, "From") : replyTo;
    }

    public String subject(Message mail) {
        String subject = MailHeader.first(mail, "Subject");
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    /** The fields that name the mails before this one, and the one that says that no human wrote it (RFC 3834). */
    public Map<String, String> mailHeaders(Message mail) {
        Map<String, String> headers = new LinkedHashMap<>();
        String parent = MailHeader.first(mail, "Message-ID");
        if (!parent.isEmpty()) {
            headers.put("In-Reply-To", parent);
            headers.put("References", (MailHeader.first(mail, "References") + " " + parent).strip());
        }
        headers.put("Auto-Submitted", "auto-replied");
        return headers;
    }
}
