package io.github.camelgmail;

import java.util.Set;
import org.apache.camel.spi.Metadata;

/**
 * The headers of the component. Besides those listed here, every option of a producer can be overridden by the header
 * {@code CamelGmail} + its capitalised name, as {@code CamelGmailLabelIds}.
 */
public final class GmailConstants {

    /** What the name of every header of this component starts with. */
    public static final String PREFIX = "CamelGmail";

    @Metadata(
            label = "producer",
            description = "The operation, in place of the option `operation`.",
            javaType = "String")
    public static final String OPERATION = "CamelGmailOperation";

    @Metadata(
            label = "common",
            description = "The message's id. Set on consumed messages and on answers that are about "
                    + "one message; read by operations on a message.",
            javaType = "String")
    public static final String MESSAGE_ID = "CamelGmailMessageId";

    @Metadata(
            label = "common",
            description = "The thread's id. Set on consumed messages and on answers that are about "
                    + "one message or thread; read by operations on a thread.",
            javaType = "String")
    public static final String THREAD_ID = "CamelGmailThreadId";

    @Metadata(
            label = "producer",
            description = "The draft's id. Set on answers that are about one draft; read by operations on a draft.",
            javaType = "String")
    public static final String DRAFT_ID = "CamelGmailDraftId";

    @Metadata(
            label = "consumer",
            description = "The mailbox that a message was consumed from, as the endpoint names it.",
            javaType = "String")
    public static final String MAILBOX = "CamelGmailMailbox";

    @Metadata(label = "consumer", description = "The ids of the message's labels.", javaType = "java.util.List<String>")
    public static final String MESSAGE_LABEL_IDS = "CamelGmailMessageLabelIds";

    @Metadata(
            label = "consumer",
            description = "The start of the message's text, as Gmail shows it in lists.",
            javaType = "String")
    public static final String MESSAGE_SNIPPET = "CamelGmailMessageSnippet";

    @Metadata(label = "consumer", description = "When Gmail received the message, in ms since 1970.", javaType = "Long")
    public static final String MESSAGE_INTERNAL_DATE = "CamelGmailMessageInternalDate";

    @Metadata(
            label = "consumer",
            description = "The history id of the message's last change.",
            javaType = "java.math.BigInteger")
    public static final String MESSAGE_HISTORY_ID = "CamelGmailMessageHistoryId";

    @Metadata(label = "consumer", description = "The message's approximate size in bytes.", javaType = "Integer")
    public static final String MESSAGE_SIZE_ESTIMATE = "CamelGmailMessageSizeEstimate";

    @Metadata(
            label = "consumer",
            description = "The mail's own Content-Type, as `multipart/mixed; boundary=x`. The header "
                    + "Content-Type says what the body is.",
            javaType = "String")
    public static final String MESSAGE_CONTENT_TYPE = "CamelGmailMessageContentType";

    @Metadata(
            label = "consumer",
            description = "What the mail's calendar entry is for, as its sender says: `REQUEST`, `REPLY`, `CANCEL`.",
            javaType = "String")
    public static final String CALENDAR_METHOD = "CamelGmailCalendarMethod";

    @Metadata(
            label = "consumer",
            description = "Set on bounces and other reports about a mail that was sent: `delivery-status`, "
                    + "`disposition-notification` or `feedback-report`.",
            javaType = "String")
    public static final String REPORT_TYPE = "CamelGmailReportType";

    @Metadata(
            label = "consumer",
            description = "The Message-ID of the mail that a report is about.",
            javaType = "String")
    public static final String REPORT_ORIGINAL_MESSAGE_ID = "CamelGmailReportOriginalMessageId";

    @Metadata(
            label = "consumer",
            description = "The address that the reported mail was sent to. This and the next three are a "
                    + "List<String>, an item a recipient, where a report names several.",
            javaType = "Object")
    public static final String REPORT_RECIPIENT = "CamelGmailReportRecipient";

    @Metadata(label = "consumer", description = "The status code in a report, as `5.1.1`.", javaType = "Object")
    public static final String REPORT_STATUS = "CamelGmailReportStatus";

    @Metadata(
            label = "consumer",
            description = "What became of the reported mail: `failed`, `delayed`, `delivered`, `displayed`; the "
                    + "kind of a feedback report, as `abuse`.",
            javaType = "Object")
    public static final String REPORT_ACTION = "CamelGmailReportAction";

    @Metadata(
            label = "consumer",
            description = "What the receiving system said about the reported mail, as `smtp; 550 No such user`.",
            javaType = "Object")
    public static final String REPORT_DIAGNOSTIC = "CamelGmailReportDiagnostic";

    @Metadata(
            label = "consumer",
            description =
                    "What happened to the message: messageAdded, messageDeleted, labelAdded or " + "labelRemoved.",
            javaType = "String")
    public static final String HISTORY_TYPE = "CamelGmailHistoryType";

    @Metadata(
            label = "consumer",
            description = "With labelAdded and labelRemoved: the ids of the labels that were added or " + "removed.",
            javaType = "java.util.List<String>")
    public static final String HISTORY_LABEL_IDS = "CamelGmailHistoryLabelIds";

    @Metadata(
            label = "consumer",
            description = "How often the message has been given to the route, this time included.",
            javaType = "Integer")
    public static final String ATTEMPT = "CamelGmailAttempt";

    @Metadata(
            label = "producer",
            description = "On the answer of a list operation that returned one page: the token of "
                    + "the next. Absent after the last.",
            javaType = "String")
    public static final String NEXT_PAGE_TOKEN = "CamelGmailNextPageToken";

    @Metadata(
            label = "producer",
            description = "Further headers of a mail to send: a map from RFC 5322 names to values.",
            javaType = "java.util.Map<String, Object>")
    public static final String MAIL_HEADERS = "CamelGmailMailHeaders";

    @Metadata(
            label = "producer",
            description = "Set by `reply` and `replyAll` when nothing was sent, to the reason: "
                    + "`autoSubmitted`, `precedence`, `mailingList`, `bounce`, `ownAddress`, or "
                    + "`noAddress` where the mail names nobody to answer.",
            javaType = "String")
    public static final String REPLY_SKIPPED = "CamelGmailReplySkipped";

    @Metadata(
            label = "producer",
            description =
                    "For an endpoint of many mailboxes: the one that the operation works on, `me` or an address. By default the "
                            + "one that the message was consumed from.",
            javaType = "String")
    public static final String USER_ID = "CamelGmailUserId";

    @Metadata(
            label = "producer",
            description = "Set by `settings.forward`: `enabled`, `disabled`, or `pending` where the owner of the "
                    + "address has not agreed yet and nothing was changed.",
            javaType = "String")
    public static final String FORWARDING_STATUS = "CamelGmailForwardingStatus";

    @Metadata(
            label = "producer",
            description = "Set by `settings.apply`: how many steps failed. Set by `smime.ensure` for a list of "
                    + "mailboxes: how many of them failed.",
            javaType = "Integer")
    public static final String FAILURES = "CamelGmailFailures";

    @Metadata(
            label = "producer",
            description = "Set by `settings.apply`: how many steps were done, or with `dryRun` would be done.",
            javaType = "Integer")
    public static final String CHANGES = "CamelGmailChanges";

    @Metadata(
            label = "producer",
            description = "Set by `settings.apply`: how many steps wait for the owner of an address to agree.",
            javaType = "Integer")
    public static final String PENDING = "CamelGmailPending";

    /** The names of all of these headers. */
    static final Set<String> ALL = Set.of(
            OPERATION,
            MESSAGE_ID,
            THREAD_ID,
            DRAFT_ID,
            MAILBOX,
            MESSAGE_LABEL_IDS,
            MESSAGE_SNIPPET,
            MESSAGE_INTERNAL_DATE,
            MESSAGE_HISTORY_ID,
            MESSAGE_SIZE_ESTIMATE,
            MESSAGE_CONTENT_TYPE,
            HISTORY_TYPE,
            HISTORY_LABEL_IDS,
            ATTEMPT,
            NEXT_PAGE_TOKEN,
            MAIL_HEADERS,
            REPLY_SKIPPED,
            USER_ID,
            FORWARDING_STATUS,
            FAILURES,
            CHANGES,
            PENDING,
            CALENDAR_METHOD,
            REPORT_TYPE,
            REPORT_ORIGINAL_MESSAGE_ID,
            REPORT_RECIPIENT,
            REPORT_STATUS,
            REPORT_ACTION,
            REPORT_DIAGNOSTIC);

    private GmailConstants() {}
}
