package io.github.camelgmail;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of an endpoint, under the Gmail API's own names where it has one. Holds them as they were written:
 * what they mean is decided, and refused with a message that names the option, where they are used.
 */
@UriParams
public class GmailConfiguration implements Cloneable {

    @UriPath(
            description =
                    "The mailbox: `me` for the one the credentials belong to, its address, or an asterisk for all those of "
                            + "the option `mailboxes`.")
    @Metadata(required = true)
    private String userId;

    @UriParam(
            label = "producer",
            enums = "getProfile,watch,stop,history.list,messages.attachments.get,messages.batchDelete,"
                    + "messages.batchModify,messages.delete,messages.get,messages.import,messages.insert,"
                    + "messages.list,messages.modify,messages.send,messages.trash,messages.untrash,"
                    + "drafts.create,drafts.delete,drafts.get,drafts.list,drafts.send,drafts.update,"
                    + "threads.delete,threads.get,threads.list,threads.modify,threads.trash,threads.untrash,"
                    + "labels.create,labels.delete,labels.get,labels.list,labels.patch,labels.update,"
                    + "settings.cse.identities.create,settings.cse.identities.delete,"
                    + "settings.cse.identities.get,settings.cse.identities.list,"
                    + "settings.cse.identities.patch,settings.cse.keypairs.create,"
                    + "settings.cse.keypairs.disable,settings.cse.keypairs.enable,settings.cse.keypairs.get,"
                    + "settings.cse.keypairs.list,settings.cse.keypairs.obliterate,"
                    + "settings.delegates.create,settings.delegates.delete,settings.delegates.get,"
                    + "settings.delegates.list,settings.filters.create,settings.filters.delete,"
                    + "settings.filters.get,settings.filters.list,settings.forwardingAddresses.create,"
                    + "settings.forwardingAddresses.delete,settings.forwardingAddresses.get,"
                    + "settings.forwardingAddresses.list,settings.getAutoForwarding,settings.getImap,"
                    + "settings.getLanguage,settings.getPop,settings.getVacation,settings.sendAs.create,"
                    + "settings.sendAs.delete,settings.sendAs.get,settings.sendAs.list,"
                    + "settings.sendAs.patch,settings.sendAs.smimeInfo.delete,settings.sendAs.smimeInfo.get,"
                    + "settings.sendAs.smimeInfo.insert,settings.sendAs.smimeInfo.list,"
                    + "settings.sendAs.smimeInfo.setDefault,settings.sendAs.update,settings.sendAs.verify,"
                    + "settings.updateAutoForwarding,settings.updateImap,settings.updateLanguage,"
                    + "settings.updatePop,settings.updateVacation,"
                    + "reply,replyAll,forward,feed,settings.signature,settings.vacation,settings.forward,"
                    + "smime.ensure,settings.apply,push.setup",
            defaultValue = "messages.send",
            description = "What to do: the id of a Gmail API method without `gmail.users.`, as `messages.send`, "
                    + "`messages.modify` or `labels.list`; or one that is made of several of them, as `reply`. The "
                    + "header `CamelGmailOperation` overrides it.")
    private String operation = "messages.send";

    @UriParam(
            label = "consumer",
            enums = "poll,pull,push",
            defaultValue = "poll",
            description = "How a consumer learns of new mail: `poll` asks the mailbox's history at every `delay`; with "
                    + "`pull` Gmail's notifications are pulled from the Pub/Sub subscription of option `subscription`, and with "
                    + "`push` Pub/Sub posts them to the application's own HTTP server at `pushPath`.")
    private String delivery = "poll";

    @UriParam(
            description = "Labels by name or id, separated by commas. A consumer takes only messages that have "
                    + "all of them; `messages.list` and `threads.list` list only such; `watch` notifies of them. An unknown label is "
                    + "an error.")
    private String labelIds;

    @UriParam(
            label = "consumer",
            description = "Labels by name or id, separated by commas. Only messages that have at least one of "
                    + "them are consumed.")
    private String anyLabelIds;

    @UriParam(
            label = "consumer",
            description =
                    "Labels by name or id, separated by commas. Messages that have any of them are not " + "consumed.")
    private String excludeLabelIds;

    @UriParam(description = "Whether messages in SPAM and TRASH are consumed or listed.")
    private boolean includeSpamTrash;

    @UriParam(
            enums = "full,metadata,minimal,raw",
            defaultValue = "full",
            description = "How much of a message Gmail returns: `full` (parsed), `metadata` (headers only), "
                    + "`minimal` (ids and labels only) or `raw` (the whole RFC 822 message).")
    private String format = "full";

    @UriParam(
            description =
                    "With `format=metadata`: the mail headers to return, separated by commas. All when " + "not set.")
    private String metadataHeaders;

    @UriParam(
            label = "consumer",
            enums = "text,html,message,mimeMessage,raw",
            defaultValue = "text",
            description = "What becomes the body of a consumed message: `text` (the text a person reads), "
                    + "`html`, `message` (Gmail's own model object), `mimeMessage` (a Jakarta Mail message) "
                    + "or `raw` (the RFC 822 bytes). `mimeMessage` and `raw` fetch the message with "
                    + "`format=raw`.")
    private String bodyType = "text";

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description = "How many messages may be on their way at most: fetched, in a route, or handled but "
                    + "not yet durable in the checkpoint. After a crash no more than these are delivered "
                    + "again.")
    private int maxInFlight = 100;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "How many messages a route works on at the same time. With 1 they come one after the "
                    + "other in the order of the mailbox's history.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            description =
                    "For an endpoint of many mailboxes: the mailboxes to consume, as addresses separated by commas, a resource with one a "
                            + "line as `file:PATH` or `classpath:PATH`, or a bean of type `Collection` or `Supplier` as `#name`. It is "
                            + "looked at every few seconds: mailboxes come and go without a restart.")
    private Object mailboxes;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "20",
            description = "For an endpoint of many mailboxes: how many are read at the same time.")
    private int concurrentMailboxes = 20;

    @UriParam(
            label = "consumer",
            defaultValue = "1m",
            javaType = "java.time.Duration",
            description =
                    "With `delivery=pull` and `delivery=push`: how long at most a mailbox is not looked at when no "
                            + "notification comes, since Gmail drops some.")
    private long fallbackPollInterval = 60_000;

    @UriParam(
            label = "consumer",
            description = "Labels by name or id, separated by commas: what Gmail is asked to notify of. It lets other "
                    + "changes through and holds some back, so all changes are notified of by default, and the "
                    + "consumer takes what its other options say.")
    private String watchLabelIds;

    @UriParam(
            label = "consumer",
            description =
                    "Whether a watch that notifies another topic of the mailbox is ended. Otherwise it is an error "
                            + "that the log and health tell of.")
    private boolean takeOverWatch;

    @UriParam(
            label = "consumer",
            description = "Whether the watch ends with the route. By default it goes on, for other nodes and for what "
                    + "arrives until the route is started again.")
    private boolean stopWatch;

    @UriParam(
            label = "consumer",
            description = "With `delivery=pull`: the Pub/Sub subscription, as `projects/PROJECT/subscriptions/NAME`.")
    private String subscription;

    @UriParam(
            label = "advanced",
            description = "The Pub/Sub server to talk to in place of Google's, as `HOST:PORT`: an emulator or the "
                    + "simulator. It is reached without TLS and credentials.")
    private String pubsubEndpoint;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "With `delivery=pull`: credentials for Pub/Sub, as `credentials` has them, when they are others. "
                            + "A service account acts as itself there.")
    private Object pubsubCredentials;

    @UriParam(
            label = "consumer",
            defaultValue = "/gmail/push",
            description = "With `delivery=push`: the path on the application's own HTTP server that Pub/Sub posts to.")
    private String pushPath = "/gmail/push";

    @UriParam(
            label = "consumer",
            description =
                    "With `delivery=push`: the audience that the tokens of the push subscription must have. When a "
                            + "subscription names none, it is the push URL.")
    private String pushAudience;

    @UriParam(
            label = "consumer",
            description = "With `delivery=push`: the e-mail address of the service account that the push subscription "
                    + "signs its tokens as.")
    private String pushServiceAccount;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "true",
            description = "With `delivery=push`: whether the token of each call is verified. Without, anybody who can "
                    + "reach the path can make the consumer look at its mailboxes: for tests with an emulator, which "
                    + "sends no token.")
    private boolean pushVerify = true;

    @UriParam(
            label = "consumer",
            enums = "messages,threads",
            defaultValue = "messages",
            description =
                    "With `messages`, one exchange for each change of a message. With `threads`, one exchange for "
                            + "each thread in which something has changed, whose body is Gmail's own thread object with all its "
                            + "messages.")
    private String consume = "messages";

    @UriParam(
            label = "consumer",
            defaultValue = "67108864",
            description = "How many bytes of messages are fetched ahead of the route at most.")
    private long maxInFlightBytes = 67_108_864;

    @UriParam(
            label = "consumer",
            enums = "none,thread",
            defaultValue = "none",
            description = "With `thread` the messages of a thread are handed to the route one after the other, "
                    + "whatever `concurrentConsumers` is. With `none` only the order of the mailbox's "
                    + "history counts.")
    private String orderBy = "none";

    @UriParam(
            label = "consumer",
            defaultValue = "none",
            description = "What a consumer without a checkpoint takes of the messages that are there already: "
                    + "`none`, `all`, those of a time until now as `7d`, or those that a search finds, as "
                    + "`q:is:unread`. They come oldest first.")
    private String initialSync = "none";

    @UriParam(
            label = "consumer",
            description = "Whether a consumer without a checkpoint fails, rather than starting with what "
                    + "arrives from now on.")
    private boolean requireCheckpoint;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "10m",
            description = "How long Gmail's search index may lag behind the mailbox. With `q`, a new message "
                    + "that search does not show yet is waited for this long and then consumed. After an "
                    + "expired history a second listing is made after this time.")
    private long searchLag = 600_000;

    @UriParam(
            label = "consumer",
            enums = "retry,skip,stop",
            defaultValue = "retry",
            description = "What becomes of a message whose exchange fails: with `retry` it is given to the "
                    + "route again, with growing delays, up to `maxAttempts` times; with `skip` it is given "
                    + "up at once; with `stop` the route stops, and begins with this message when it is "
                    + "started again.")
    private String failurePolicy = "retry";

    @UriParam(
            label = "consumer",
            defaultValue = "5",
            description =
                    "With `failurePolicy=retry`: how often a message is given to the route before it is " + "given up.")
    private int maxAttempts = 5;

    @UriParam(
            label = "consumer",
            description = "Labels to add to a message that is given up, by name or id, separated by commas.")
    private String failureLabelIds;

    @UriParam(label = "consumer", description = "Whether a message is marked as read when its exchange has succeeded.")
    private boolean markAsRead;

    @UriParam(
            label = "consumer",
            description = "Whether a message is moved to the trash when its exchange has succeeded.")
    private boolean trash;

    @UriParam(
            label = "consumer",
            description = "Whether a message is deleted for good when its exchange has succeeded. Needs the "
                    + "scope `https://mail.google.com/`.")
    private boolean delete;

    @UriParam(
            label = "consumer",
            enums = "lazy,eager",
            defaultValue = "lazy",
            description = "When attachments are fetched: `lazy`, each when it is touched, or `eager`, all "
                    + "together with the message by one call in `format=raw`.")
    private String attachments = "lazy";

    @UriParam(
            label = "consumer",
            description = "A bean of type `IdempotentRepository` as `#name`: a message whose id is in it is not "
                    + "given to the route. For several consumers, in one or more processes, that share a "
                    + "mailbox.")
    private Object idempotentRepository;

    @UriParam(
            label = "consumer",
            defaultValue = "file:camel-gmail-checkpoints",
            description = "Where a consumer keeps how far it has come: `file:FOLDER`, `memory`, or a bean of type "
                    + "`CheckpointStore` or `StateRepository` as `#name`.")
    private Object checkpointStore = "file:camel-gmail-checkpoints";

    @UriParam(
            label = "consumer",
            description = "The name under which a consumer's checkpoint is kept. Two consumers of one mailbox "
                    + "need different names. By default the route's id if it was given one, else the "
                    + "endpoint's filter.")
    private String consumerId;

    @UriParam(label = "producer", description = "The message to read or change.")
    private String messageId;

    @UriParam(
            label = "producer",
            description =
                    "The thread to read or change; with an operation that makes a message, the thread it " + "joins.")
    private String threadId;

    @UriParam(
            label = "producer",
            description = "A label by name or id: the one to read or change, or with `history.list` the one "
                    + "whose changes to list.")
    private String labelId;

    @UriParam(label = "producer", description = "The attachment to read.")
    private String attachmentId;

    @UriParam(
            label = "producer",
            description = "Message ids for `messages.batchModify` and `messages.batchDelete`, separated by "
                    + "commas; the body may be a list of them instead.")
    private String ids;

    @UriParam(
            description = "Labels to add, by name or id, separated by commas: by an operation, or by a consumer "
                    + "to a message whose exchange has succeeded.")
    private String addLabelIds;

    @UriParam(
            description = "Labels to remove, by name or id, separated by commas: by an operation, or by a "
                    + "consumer from a message whose exchange has succeeded.")
    private String removeLabelIds;

    @UriParam(
            description = "Whether a label that is to be added to a message and does not exist is created. "
                    + "Otherwise an unknown label is an error.")
    private boolean autoCreateLabels;

    @UriParam(label = "producer", description = "The draft to read, change, send or delete.")
    private String draftId;

    @UriParam(
            label = "producer",
            enums = "direct,draft",
            defaultValue = "direct",
            description =
                    "How `messages.send` sends. `direct` is one call; when the connection breaks before the answer "
                            + "is there, nobody knows whether the mail went out, and the exchange fails with a "
                            + "`GmailAmbiguousException`. `draft` makes a draft and sends that: it is safe to look at the "
                            + "draft and to send it again, so that each mail goes out exactly once, for a second call and a "
                            + "header field `X-Camel-Gmail-Send` in the mail.")
    private String sendMode = "direct";

    @UriParam(
            label = "producer,advanced",
            enums = "json,multipart,resumable",
            description = "How a mail is uploaded: `json` (in the call itself), `multipart` (beside it) or `resumable` "
                    + "(in chunks; goes on where it was when a connection breaks). By default by size: `json` up to "
                    + "1 MiB, `multipart` up to 5 MiB, `resumable` above.")
    private String uploadType;

    @UriParam(
            label = "producer",
            description = "With `messages.get` and `format=raw`, and with `messages.attachments.get`: the body becomes "
                    + "the mail's or attachment's own bytes as a stream, instead of Gmail's model object with them in "
                    + "base64. Large ones wait in a temporary file and never in memory.")
    private boolean streamDownload;

    @UriParam(
            description = "A search as in Gmail's search box: only messages that match are consumed or listed. "
                    + "Write it as `RAW(...)` when it contains a plus sign or an ampersand.")
    private String q;

    @UriParam(
            label = "producer",
            description = "The size of one page of a list. When set, or when `pageToken` is, a list operation "
                    + "returns one page instead of all items, and the header `CamelGmailNextPageToken` "
                    + "leads to the next.")
    private Integer maxResults;

    @UriParam(
            label = "producer",
            description =
                    "The page of a list to return, from the header `CamelGmailNextPageToken` of the page " + "before.")
    private String pageToken;

    @UriParam(label = "producer", description = "How many items a list operation returns at most. All when not set.")
    private Integer limit;

    @UriParam(
            label = "producer",
            description = "Whether a list operation answers with an iterator in place of a list, for "
                    + "`split(body()).streaming()`: it fetches the next page when the one before is used up, however large "
                    + "the list is. `maxResults` is then the size of a page, and `pageToken` the page to begin with.")
    private boolean streaming;

    @UriParam(
            label = "producer",
            description =
                    "With `feed`: the name of the label whose unread messages are told of. The inbox when not set.")
    private String feedLabel;

    @UriParam(label = "producer", description = "With `history.list`: the history id after which to list changes.")
    private String startHistoryId;

    @UriParam(
            description = "The kinds of changes to consume or to list, separated by commas. A consumer takes "
                    + "`messageAdded` when not set, `history.list` lists all. With other kinds the header "
                    + "`CamelGmailHistoryType` tells which; a deleted message has no body.")
    private String historyTypes;

    @UriParam(
            label = "producer",
            enums = "receivedTime,dateHeader",
            description = "Where `messages.insert` and `messages.import` take a message's date from. Gmail's "
                    + "default is `receivedTime` for insert and `dateHeader` for import.")
    private String internalDateSource;

    @UriParam(
            label = "producer",
            description = "With `messages.insert` and `messages.import`: store the message as permanently "
                    + "deleted, visible only to a Google Vault administrator.")
    private boolean deleted;

    @UriParam(label = "producer", description = "With `messages.import`: never classify the message as spam.")
    private boolean neverMarkSpam;

    @UriParam(
            label = "producer",
            description = "With `messages.import`: add calendar invitations in the message to the calendar.")
    private boolean processForCalendar;

    @UriParam(
            label = "producer",
            description = "With `labels.create`, `labels.update` and `labels.patch`: the label's name. `/` "
                    + "nests labels.")
    private String name;

    @UriParam(
            label = "producer",
            enums = "labelShow,labelShowIfUnread,labelHide",
            description = "With `labels.create`, `labels.update` and `labels.patch`: whether the label is shown "
                    + "in the label list.")
    private String labelListVisibility;

    @UriParam(
            label = "producer",
            enums = "show,hide",
            description = "With `labels.create`, `labels.update` and `labels.patch`: whether messages with the "
                    + "label are shown in the message list.")
    private String messageListVisibility;

    @UriParam(
            label = "producer",
            description = "With `messages.list`, `threads.list` and `drafts.list`: only what is newer than "
                    + "this time, in ISO 8601 with offset, as `2026-11-23T08:00:00Z`. Joins `q`.")
    private String searchAfter;

    @UriParam(
            label = "producer",
            description = "With `messages.list`, `threads.list` and `drafts.list`: only what is older than "
                    + "this time, in ISO 8601 with offset. Joins `q`.")
    private String searchBefore;

    @UriParam(
            label = "producer",
            description = "With `labels.create`, `labels.update` and `labels.patch`: the label's colours as "
                    + "JSON with `textColor` and `backgroundColor`, both from Gmail's palette.")
    private String color;

    @UriParam(
            label = "producer",
            description = "With `messages.modify` and `messages.batchModify`: classification labels to add, "
                    + "as a JSON list of objects with `labelId` and `fields`.")
    private String addClassificationLabels;

    @UriParam(
            label = "producer",
            description = "With `messages.modify` and `messages.batchModify`: ids of classification labels to "
                    + "remove, separated by commas.")
    private String removeClassificationLabelIds;

    @UriParam(
            description =
                    "The Pub/Sub topic that Gmail notifies, as `projects/PROJECT/topics/TOPIC`: with `watch`, and with "
                            + "`delivery=pull` and `delivery=push`, where the consumer makes the watch of its mailbox and renews it. "
                            + "Without it somebody else has to.")
    private String topicName;

    @UriParam(
            label = "producer",
            description = "With `push.setup`: the URL that Pub/Sub is to post notifications to. Without it they are "
                    + "pulled.")
    private String pushEndpoint;

    @UriParam(
            label = "producer",
            description = "With `push.setup`: whether it only says what is missing, and changes nothing.")
    private boolean setupCheck;

    @UriParam(
            label = "producer",
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "With `push.setup`: how long to wait for Gmail's first notification, and for a new grant to "
                    + "have an effect.")
    private long setupTimeout = 60_000;

    @UriParam(
            enums = "include,exclude",
            description =
                    "Whether changes to the labels of `labelIds` (with `watch`) or `watchLabelIds` (of a consumer) are "
                            + "the only ones notified of, or those that are not.")
    private String labelFilterBehavior;

    @UriParam(
            label = "producer,settings",
            description =
                    "The send-as alias to read or change, or with `settings.sendAs.create` to make: an " + "address.")
    private String sendAsEmail;

    @UriParam(label = "producer,settings", description = "The name shown with a send-as alias.")
    private String displayName;

    @UriParam(label = "producer,settings", description = "The HTML signature of a send-as alias.")
    private String signature;

    @UriParam(label = "producer,settings", description = "The address that answers to mail from a send-as alias go to.")
    private String replyToAddress;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description = "With `settings.sendAs.create`, `update` and `patch`: `true` makes the alias the "
                    + "one that new mail is sent from.")
    private String isDefault;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description = "Whether a send-as address is treated as an alias of the mailbox's own address.")
    private String treatAsAlias;

    @UriParam(
            label = "producer,settings",
            secret = true,
            description = "The SMTP server that mail from a send-as alias is sent through, as JSON with "
                    + "`host`, `port`, `username`, `password` and `securityMode`.")
    private String smtpMsa;

    @UriParam(
            label = "producer,settings",
            description = "The S/MIME certificate of a send-as alias to read, delete or make the default.")
    private String smimeInfoId;

    @UriParam(
            label = "producer,settings",
            secret = true,
            description = "With `settings.sendAs.smimeInfo.insert` and `smime.ensure`: the certificate, its chain "
                    + "and private key in PKCS#12 format, in base64. By default the body, which may be bytes, a "
                    + "stream, a file or base64 as well.")
    private String pkcs12;

    @UriParam(
            label = "producer,settings",
            secret = true,
            description = "With `settings.sendAs.smimeInfo.insert` and `smime.ensure`: the password of the PKCS#12 "
                    + "file.")
    private String encryptedKeyPassword;

    @UriParam(label = "producer,settings", description = "The filter to read or delete.")
    private String filterId;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.filters.create`: which messages the filter is for, as JSON with "
                    + "`from`, `to`, `subject`, `query`, `negatedQuery`, `hasAttachment`, `excludeChats`, "
                    + "`size` or `sizeComparison`.")
    private String criteria;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.filters.create`: what the filter does, as JSON with `addLabelIds` "
                    + "and `removeLabelIds`, by name or id, and `forward`.")
    private String action;

    @UriParam(label = "producer,settings", description = "The forwarding address to read, make or delete.")
    private String forwardingEmail;

    @UriParam(label = "producer,settings", description = "The delegate to read, make or delete: an address.")
    private String delegateEmail;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.forward` and `settings.updateAutoForwarding`: where mail is forwarded "
                    + "to; with the latter, a verified forwarding address. With `settings.cse.identities.create` and `patch`: the "
                    + "identity's address.")
    private String emailAddress;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description = "With `settings.forward`, `settings.updateAutoForwarding` and `settings.updateImap`: "
                    + "whether forwarding or IMAP is on.")
    private String enabled;

    @UriParam(
            label = "producer,settings",
            enums = "leaveInInbox,archive,trash,markRead",
            description = "What becomes of a message after it was forwarded (`settings.forward`, "
                    + "`settings.updateAutoForwarding`) or fetched (`settings.updatePop`).")
    private String disposition;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: whether messages are answered automatically.")
    private String enableAutoReply;

    @UriParam(
            label = "producer,settings",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: what is put before the subject of an automatic "
                            + "answer.")
    private String responseSubject;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.vacation` and `settings.updateVacation`: the answer as plain text.")
    private String responseBodyPlainText;

    @UriParam(
            label = "producer,settings",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: the answer as HTML. Gmail prefers it to the plain "
                            + "text.")
    private String responseBodyHtml;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: whether only the user's contacts are answered.")
    private String restrictToContacts;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: whether only people of the user's domain are "
                            + "answered.")
    private String restrictToDomain;

    @UriParam(
            label = "producer,settings",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: from when messages are answered, in ISO 8601 with "
                            + "offset, as `2026-12-24T00:00:00Z`, or in ms since 1970.")
    private String startTime;

    @UriParam(
            label = "producer,settings",
            description =
                    "With `settings.vacation` and `settings.updateVacation`: until when messages are answered, in ISO 8601 with "
                            + "offset or in ms since 1970.")
    private String endTime;

    @UriParam(
            label = "producer,settings",
            enums = "true,false",
            description = "With `settings.updateImap`: whether a message that an IMAP client marks as deleted "
                    + "is expunged at once.")
    private String autoExpunge;

    @UriParam(
            label = "producer,settings",
            enums = "archive,trash,deleteForever",
            description = "With `settings.updateImap`: what becomes of a message that is expunged from its "
                    + "last IMAP folder.")
    private String expungeBehavior;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.updateImap`: how many messages an IMAP folder may show: 0 for any "
                    + "number, 1000, 2000, 5000 or 10000.")
    private Integer maxFolderSize;

    @UriParam(
            label = "producer,settings",
            enums = "disabled,fromNowOn,allMail",
            description = "With `settings.updatePop`: which messages POP clients can fetch.")
    private String accessWindow;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.updateLanguage`: the language of Gmail's pages as an RFC 3066 tag, "
                    + "as `en-GB`.")
    private String displayLanguage;

    @UriParam(
            label = "producer,settings",
            description = "The identity for client-side encryption to read or delete: an address.")
    private String cseEmailAddress;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.cse.identities.create` and `patch`: the key pair of the identity.")
    private String primaryKeyPairId;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.cse.identities.create` and `patch`: different key pairs for signing "
                    + "and encryption, as JSON with `signingKeyPairId` and `encryptionKeyPairId`.")
    private String signAndEncryptKeyPairs;

    @UriParam(
            label = "producer,settings",
            description = "The key pair for client-side encryption to read, enable, disable or obliterate.")
    private String keyPairId;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.cse.keypairs.create`: the public key and its certificate chain in "
                    + "PKCS#7 format, PEM encoded.")
    private String pkcs7;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.cse.keypairs.create`: what is known of the private key, as a JSON "
                    + "list of objects with `kaclsKeyMetadata` or `hardwareKeyMetadata`.")
    private String privateKeyMetadata;

    @UriParam(
            label = "producer,settings",
            enums = "all,none",
            description = "With `settings.cse.keypairs.create`: how the certificate chain is checked. With "
                    + "`none` the key pair can only decrypt old mail.")
    private String chainValidation;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.cse.identities.list` and `settings.cse.keypairs.list`: the size of "
                    + "one page. When set, or when `pageToken` is, one page is returned instead of all " + "items.")
    private Integer pageSize;

    @UriParam(
            label = "producer,settings",
            defaultValue = "2592000000",
            javaType = "java.time.Duration",
            description = "With `smime.ensure`: a certificate is uploaded when none of those that are there is "
                    + "valid for so long (30 days by default).")
    private long renewBefore = 2_592_000_000L;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.apply`: whether to answer with the steps only, and change nothing.")
    private boolean dryRun;

    @UriParam(
            label = "producer,settings",
            description = "With `settings.apply`: whether to delete labels, filters, send-as aliases and forwarding "
                    + "addresses that the file does not have, in those of its sections that it has.")
    private boolean prune;

    @UriParam(
            label = "producer",
            description = "Recipients of a mail to send, as RFC 5322 addresses separated by commas. The header "
                    + "`CamelGmailTo` overrides it; a consumed mail's own `To` header does not count.")
    private String to;

    @UriParam(label = "producer", description = "Recipients of a copy, as RFC 5322 addresses separated by commas.")
    private String cc;

    @UriParam(
            label = "producer",
            description = "Recipients of a blind copy, as RFC 5322 addresses separated by commas.")
    private String bcc;

    @UriParam(
            label = "producer",
            description = "The sender: the mailbox's own address or one of its send-as aliases. Gmail fills it "
                    + "in when not set.")
    private String from;

    @UriParam(label = "producer", description = "Where answers shall go, as RFC 5322 addresses separated by commas.")
    private String replyTo;

    @UriParam(label = "producer", description = "The subject of a mail to send.")
    private String subject;

    @UriParam(
            label = "producer",
            description = "What the body of a mail to send is: `text/plain` (the default), `text/html`, or "
                    + "`message/rfc822` for a complete mail. A `MimeMessage`, or a file whose name ends in "
                    + "`.eml` where this is not set, is a complete mail anyway.")
    private String contentType;

    @UriParam(
            label = "producer",
            description = "The body once more: as HTML where the body is plain text, as plain text where it is "
                    + "HTML. Usually given as the header `CamelGmailAlternativeBody`.")
    private Object alternativeBody;

    @UriParam(
            label = "producer",
            description = "With `reply` and `replyAll`: whether the mail is quoted below the answer, as text "
                    + "and, where either of the two has it, as HTML.")
    private boolean quote;

    @UriParam(
            label = "producer",
            enums = "inline,attachment",
            defaultValue = "inline",
            description = "With `forward`: whether the mail's text and attachments become part of the new "
                    + "mail, or the whole mail is attached as it is.")
    private String forwardAs = "inline";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "With `reply`, `replyAll` and `forward`: whether the mail says by `Auto-Submitted` "
                    + "that no human wrote it (RFC 3834), so that no other program answers it.")
    private boolean autoSubmitted = true;

    @UriParam(
            label = "producer",
            description = "With `reply` and `replyAll`: whether mail is answered that programs should not "
                    + "answer: automatic mail, mailing lists, bounces, and the mailbox's own (then its "
                    + "recipients get the answer). By default nothing is sent, the body stays, and the "
                    + "header `CamelGmailReplySkipped` says why.")
    private boolean replyToAutomatic;

    @UriParam(
            label = "advanced",
            description = "A partial response mask: only these fields of the answer are returned.")
    private String fields;

    @UriParam(
            label = "security",
            secret = true,
            description = "Google credentials: a JSON key file of any kind (service account, authorized user, "
                    + "external account, impersonated service account) as `file:`, `classpath:` or "
                    + "`base64:`, or a bean of type `com.google.auth.Credentials` as `#name`. When no "
                    + "credentials of any form are set, Application Default Credentials are used.")
    private Object credentials;

    @UriParam(label = "security", description = "The OAuth client id that belongs to `refreshToken`.")
    private String clientId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The OAuth client secret that belongs to `refreshToken`.")
    private String clientSecret;

    @UriParam(label = "security", secret = true, description = "An OAuth refresh token of the mailbox's owner.")
    private String refreshToken;

    @UriParam(
            label = "security",
            secret = true,
            description = "An OAuth access token. It cannot be renewed: use it for tests and short runs.")
    private String accessToken;

    @UriParam(
            label = "security",
            description = "The user that a service account acts as by domain-wide delegation. By default the "
                    + "endpoint's `userId` when that is an address.")
    private String delegatedUser;

    @UriParam(
            label = "security",
            description = "OAuth scopes that credentials are limited to, as URLs separated by commas, in place of "
                    + "the least that each operation needs: `gmail.send` to send, `gmail.readonly` to consume, "
                    + "`gmail.modify` to label, `https://mail.google.com/` to delete. Those of a refresh token "
                    + "were fixed when its owner consented.")
    private String scopes;

    @UriParam(
            label = "advanced",
            enums = "standard,legacy,none",
            defaultValue = "standard",
            description = "The price list and limits of the Google Cloud project: `standard` for projects made "
                    + "since May 2026, `legacy` for older ones, `none` to send without pacing.")
    private String quotaProfile = "standard";

    @UriParam(
            label = "advanced",
            defaultValue = "25",
            description = "How many calls at most go into one batch request, 1 to 100.")
    private int batchSize = 25;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description = "How often a refused or failed call is repeated at most, if repeating it is safe.")
    private int maxRetries = 5;

    @UriParam(
            label = "advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "How long after its first attempt a call is repeated at most. A call that would have to "
                    + "wait longer, because Gmail says so or a daily budget is spent, fails at once and says when "
                    + "to come back.")
    private long retryTimeout = 300_000;

    @UriParam(
            label = "advanced",
            defaultValue = "20000",
            javaType = "java.time.Duration",
            description = "How long a connection to the server may take to open.")
    private long connectTimeout = 20_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long the server may be silent before a call counts as failed.")
    private long responseTimeout = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "4",
            description = "How many requests to one mailbox run at the same time to begin with. The number grows up "
                    + "to `maxConcurrency`, and shrinks when Gmail says that there are too many.")
    private int concurrency = 4;

    @UriParam(
            label = "advanced",
            defaultValue = "10",
            description = "How many requests to one mailbox run at the same time at most.")
    private int maxConcurrency = 10;

    @UriParam(
            label = "advanced",
            defaultValue = "100",
            description = "How many connections to the server are open at the same time at most, for all mailboxes "
                    + "together.")
    private int maxConnections = 100;

    @UriParam(
            label = "advanced",
            description = "How many quota units a minute the calls to one mailbox may use, in place of the limit of "
                    + "the `quotaProfile`.")
    private long userUnitsPerMinute;

    @UriParam(
            label = "advanced",
            description = "How many quota units a minute the calls to all mailboxes together may use, in place of "
                    + "the limit of the `quotaProfile`.")
    private long projectUnitsPerMinute;

    @UriParam(
            label = "advanced",
            description = "How many quota units the calls to one mailbox may use a day. When they are spent, the "
                    + "mailbox pauses until midnight Pacific time, when Gmail's own day begins. No limit when not "
                    + "set.")
    private long dailyUnits;

    @UriParam(
            label = "advanced",
            description = "How many mails may be sent from one mailbox a day. When they are, sending pauses until "
                    + "midnight Pacific time. No limit when not set.")
    private long dailySends;

    @UriParam(
            label = "advanced",
            description = "Names your application in the `User-Agent` header, so that it is told apart from others "
                    + "in logs.")
    private String applicationName;

    @UriParam(label = "proxy", description = "The HTTP proxy through which the server is reached.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the proxy.")
    private int proxyPort;

    @UriParam(label = "proxy", secret = true, description = "The user to name to a proxy that asks for one.")
    private String proxyUser;

    @UriParam(label = "proxy", secret = true, description = "The password of `proxyUser`.")
    private String proxyPassword;

    @UriParam(
            label = "security",
            description = "Which certificates to trust and which TLS versions to speak, for a server or proxy whose "
                    + "certificate Java does not know.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "The server to talk to in place of `https://gmail.googleapis.com/`: a simulator, a "
                    + "proxy, a test double. It then serves the token endpoint as well.")
    private String rootUrl;

    /** A copy that an endpoint may change without changing the component's. */
    public GmailConfiguration copy() {
        try {
            return (GmailConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getUserId() {
        return userId;
    }

    public void setUserId(String userId) {
        this.userId = userId;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public String getDelivery() {
        return delivery;
    }

    public void setDelivery(String delivery) {
        this.delivery = delivery;
    }

    public String getLabelIds() {
        return labelIds;
    }

    public void setLabelIds(String labelIds) {
        this.labelIds = labelIds;
    }

    public String getAnyLabelIds() {
        return anyLabelIds;
    }

    public void setAnyLabelIds(String anyLabelIds) {
        this.anyLabelIds = anyLabelIds;
    }

    public String getExcludeLabelIds() {
        return excludeLabelIds;
    }

    public void setExcludeLabelIds(String excludeLabelIds) {
        this.excludeLabelIds = excludeLabelIds;
    }

    public boolean isIncludeSpamTrash() {
        return includeSpamTrash;
    }

    public void setIncludeSpamTrash(boolean includeSpamTrash) {
        this.includeSpamTrash = includeSpamTrash;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public String getMetadataHeaders() {
        return metadataHeaders;
    }

    public void setMetadataHeaders(String metadataHeaders) {
        this.metadataHeaders = metadataHeaders;
    }

    public String getBodyType() {
        return bodyType;
    }

    public void setBodyType(String bodyType) {
        this.bodyType = bodyType;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public String getConsume() {
        return consume;
    }

    public void setConsume(String consume) {
        this.consume = consume;
    }

    public long getMaxInFlightBytes() {
        return maxInFlightBytes;
    }

    public void setMaxInFlightBytes(long maxInFlightBytes) {
        this.maxInFlightBytes = maxInFlightBytes;
    }

    public String getOrderBy() {
        return orderBy;
    }

    public void setOrderBy(String orderBy) {
        this.orderBy = orderBy;
    }

    public String getInitialSync() {
        return initialSync;
    }

    public void setInitialSync(String initialSync) {
        this.initialSync = initialSync;
    }

    public boolean isRequireCheckpoint() {
        return requireCheckpoint;
    }

    public void setRequireCheckpoint(boolean requireCheckpoint) {
        this.requireCheckpoint = requireCheckpoint;
    }

    public long getSearchLag() {
        return searchLag;
    }

    public void setSearchLag(long searchLag) {
        this.searchLag = searchLag;
    }

    public String getFailurePolicy() {
        return failurePolicy;
    }

    public void setFailurePolicy(String failurePolicy) {
        this.failurePolicy = failurePolicy;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public String getFailureLabelIds() {
        return failureLabelIds;
    }

    public void setFailureLabelIds(String failureLabelIds) {
        this.failureLabelIds = failureLabelIds;
    }

    public boolean isMarkAsRead() {
        return markAsRead;
    }

    public void setMarkAsRead(boolean markAsRead) {
        this.markAsRead = markAsRead;
    }

    public boolean isTrash() {
        return trash;
    }

    public void setTrash(boolean trash) {
        this.trash = trash;
    }

    public boolean isDelete() {
        return delete;
    }

    public void setDelete(boolean delete) {
        this.delete = delete;
    }

    public String getAttachments() {
        return attachments;
    }

    public void setAttachments(String attachments) {
        this.attachments = attachments;
    }

    public Object getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(Object idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public Object getCheckpointStore() {
        return checkpointStore;
    }

    public void setCheckpointStore(Object checkpointStore) {
        this.checkpointStore = checkpointStore;
    }

    public String getConsumerId() {
        return consumerId;
    }

    public void setConsumerId(String consumerId) {
        this.consumerId = consumerId;
    }

    public String getMessageId() {
        return messageId;
    }

    public void setMessageId(String messageId) {
        this.messageId = messageId;
    }

    public String getThreadId() {
        return threadId;
    }

    public void setThreadId(String threadId) {
        this.threadId = threadId;
    }

    public String getLabelId() {
        return labelId;
    }

    public void setLabelId(String labelId) {
        this.labelId = labelId;
    }

    public String getAttachmentId() {
        return attachmentId;
    }

    public void setAttachmentId(String attachmentId) {
        this.attachmentId = attachmentId;
    }

    public String getIds() {
        return ids;
    }

    public void setIds(String ids) {
        this.ids = ids;
    }

    public String getAddLabelIds() {
        return addLabelIds;
    }

    public void setAddLabelIds(String addLabelIds) {
        this.addLabelIds = addLabelIds;
    }

    public String getRemoveLabelIds() {
        return removeLabelIds;
    }

    public void setRemoveLabelIds(String removeLabelIds) {
        this.removeLabelIds = removeLabelIds;
    }

    public boolean isAutoCreateLabels() {
        return autoCreateLabels;
    }

    public void setAutoCreateLabels(boolean autoCreateLabels) {
        this.autoCreateLabels = autoCreateLabels;
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public Integer getMaxResults() {
        return maxResults;
    }

    public void setMaxResults(Integer maxResults) {
        this.maxResults = maxResults;
    }

    public String getPageToken() {
        return pageToken;
    }

    public void setPageToken(String pageToken) {
        this.pageToken = pageToken;
    }

    public String getFeedLabel() {
        return feedLabel;
    }

    public void setFeedLabel(String feedLabel) {
        this.feedLabel = feedLabel;
    }

    public boolean isStreaming() {
        return streaming;
    }

    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public String getStartHistoryId() {
        return startHistoryId;
    }

    public void setStartHistoryId(String startHistoryId) {
        this.startHistoryId = startHistoryId;
    }

    public String getHistoryTypes() {
        return historyTypes;
    }

    public void setHistoryTypes(String historyTypes) {
        this.historyTypes = historyTypes;
    }

    public String getInternalDateSource() {
        return internalDateSource;
    }

    public void setInternalDateSource(String internalDateSource) {
        this.internalDateSource = internalDateSource;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public void setDeleted(boolean deleted) {
        this.deleted = deleted;
    }

    public boolean isNeverMarkSpam() {
        return neverMarkSpam;
    }

    public void setNeverMarkSpam(boolean neverMarkSpam) {
        this.neverMarkSpam = neverMarkSpam;
    }

    public boolean isProcessForCalendar() {
        return processForCalendar;
    }

    public void setProcessForCalendar(boolean processForCalendar) {
        this.processForCalendar = processForCalendar;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getLabelListVisibility() {
        return labelListVisibility;
    }

    public void setLabelListVisibility(String labelListVisibility) {
        this.labelListVisibility = labelListVisibility;
    }

    public String getMessageListVisibility() {
        return messageListVisibility;
    }

    public void setMessageListVisibility(String messageListVisibility) {
        this.messageListVisibility = messageListVisibility;
    }

    public String getSearchAfter() {
        return searchAfter;
    }

    public void setSearchAfter(String searchAfter) {
        this.searchAfter = searchAfter;
    }

    public String getSearchBefore() {
        return searchBefore;
    }

    public void setSearchBefore(String searchBefore) {
        this.searchBefore = searchBefore;
    }

    public String getColor() {
        return color;
    }

    public void setColor(String color) {
        this.color = color;
    }

    public String getAddClassificationLabels() {
        return addClassificationLabels;
    }

    public void setAddClassificationLabels(String addClassificationLabels) {
        this.addClassificationLabels = addClassificationLabels;
    }

    public String getRemoveClassificationLabelIds() {
        return removeClassificationLabelIds;
    }

    public void setRemoveClassificationLabelIds(String removeClassificationLabelIds) {
        this.removeClassificationLabelIds = removeClassificationLabelIds;
    }

    public String getTopicName() {
        return topicName;
    }

    public void setTopicName(String topicName) {
        this.topicName = topicName;
    }

    public String getPushEndpoint() {
        return pushEndpoint;
    }

    public void setPushEndpoint(String pushEndpoint) {
        this.pushEndpoint = pushEndpoint;
    }

    public boolean isSetupCheck() {
        return setupCheck;
    }

    public void setSetupCheck(boolean setupCheck) {
        this.setupCheck = setupCheck;
    }

    public long getSetupTimeout() {
        return setupTimeout;
    }

    public void setSetupTimeout(long setupTimeout) {
        this.setupTimeout = setupTimeout;
    }

    public String getLabelFilterBehavior() {
        return labelFilterBehavior;
    }

    public void setLabelFilterBehavior(String labelFilterBehavior) {
        this.labelFilterBehavior = labelFilterBehavior;
    }

    public String getSendAsEmail() {
        return sendAsEmail;
    }

    public void setSendAsEmail(String sendAsEmail) {
        this.sendAsEmail = sendAsEmail;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature;
    }

    public String getReplyToAddress() {
        return replyToAddress;
    }

    public void setReplyToAddress(String replyToAddress) {
        this.replyToAddress = replyToAddress;
    }

    public String getIsDefault() {
        return isDefault;
    }

    public void setIsDefault(String isDefault) {
        this.isDefault = isDefault;
    }

    public String getTreatAsAlias() {
        return treatAsAlias;
    }

    public void setTreatAsAlias(String treatAsAlias) {
        this.treatAsAlias = treatAsAlias;
    }

    public String getSmtpMsa() {
        return smtpMsa;
    }

    public void setSmtpMsa(String smtpMsa) {
        this.smtpMsa = smtpMsa;
    }

    public String getSmimeInfoId() {
        return smimeInfoId;
    }

    public void setSmimeInfoId(String smimeInfoId) {
        this.smimeInfoId = smimeInfoId;
    }

    public String getPkcs12() {
        return pkcs12;
    }

    public void setPkcs12(String pkcs12) {
        this.pkcs12 = pkcs12;
    }

    public String getEncryptedKeyPassword() {
        return encryptedKeyPassword;
    }

    public void setEncryptedKeyPassword(String encryptedKeyPassword) {
        this.encryptedKeyPassword = encryptedKeyPassword;
    }

    public String getFilterId() {
        return filterId;
    }

    public void setFilterId(String filterId) {
        this.filterId = filterId;
    }

    public String getCriteria() {
        return criteria;
    }

    public void setCriteria(String criteria) {
        this.criteria = criteria;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getForwardingEmail() {
        return forwardingEmail;
    }

    public void setForwardingEmail(String forwardingEmail) {
        this.forwardingEmail = forwardingEmail;
    }

    public String getDelegateEmail() {
        return delegateEmail;
    }

    public void setDelegateEmail(String delegateEmail) {
        this.delegateEmail = delegateEmail;
    }

    public String getEmailAddress() {
        return emailAddress;
    }

    public void setEmailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    public String getEnabled() {
        return enabled;
    }

    public void setEnabled(String enabled) {
        this.enabled = enabled;
    }

    public String getDisposition() {
        return disposition;
    }

    public void setDisposition(String disposition) {
        this.disposition = disposition;
    }

    public String getEnableAutoReply() {
        return enableAutoReply;
    }

    public void setEnableAutoReply(String enableAutoReply) {
        this.enableAutoReply = enableAutoReply;
    }

    public String getResponseSubject() {
        return responseSubject;
    }

    public void setResponseSubject(String responseSubject) {
        this.responseSubject = responseSubject;
    }

    public String getResponseBodyPlainText() {
        return responseBodyPlainText;
    }

    public void setResponseBodyPlainText(String responseBodyPlainText) {
        this.responseBodyPlainText = responseBodyPlainText;
    }

    public String getResponseBodyHtml() {
        return responseBodyHtml;
    }

    public void setResponseBodyHtml(String responseBodyHtml) {
        this.responseBodyHtml = responseBodyHtml;
    }

    public String getRestrictToContacts() {
        return restrictToContacts;
    }

    public void setRestrictToContacts(String restrictToContacts) {
        this.restrictToContacts = restrictToContacts;
    }

    public String getRestrictToDomain() {
        return restrictToDomain;
    }

    public void setRestrictToDomain(String restrictToDomain) {
        this.restrictToDomain = restrictToDomain;
    }

    public String getStartTime() {
        return startTime;
    }

    public void setStartTime(String startTime) {
        this.startTime = startTime;
    }

    public String getEndTime() {
        return endTime;
    }

    public void setEndTime(String endTime) {
        this.endTime = endTime;
    }

    public String getAutoExpunge() {
        return autoExpunge;
    }

    public void setAutoExpunge(String autoExpunge) {
        this.autoExpunge = autoExpunge;
    }

    public String getExpungeBehavior() {
        return expungeBehavior;
    }

    public void setExpungeBehavior(String expungeBehavior) {
        this.expungeBehavior = expungeBehavior;
    }

    public Integer getMaxFolderSize() {
        return maxFolderSize;
    }

    public void setMaxFolderSize(Integer maxFolderSize) {
        this.maxFolderSize = maxFolderSize;
    }

    public String getAccessWindow() {
        return accessWindow;
    }

    public void setAccessWindow(String accessWindow) {
        this.accessWindow = accessWindow;
    }

    public String getDisplayLanguage() {
        return displayLanguage;
    }

    public void setDisplayLanguage(String displayLanguage) {
        this.displayLanguage = displayLanguage;
    }

    public String getCseEmailAddress() {
        return cseEmailAddress;
    }

    public void setCseEmailAddress(String cseEmailAddress) {
        this.cseEmailAddress = cseEmailAddress;
    }

    public String getPrimaryKeyPairId() {
        return primaryKeyPairId;
    }

    public void setPrimaryKeyPairId(String primaryKeyPairId) {
        this.primaryKeyPairId = primaryKeyPairId;
    }

    public String getSignAndEncryptKeyPairs() {
        return signAndEncryptKeyPairs;
    }

    public void setSignAndEncryptKeyPairs(String signAndEncryptKeyPairs) {
        this.signAndEncryptKeyPairs = signAndEncryptKeyPairs;
    }

    public String getKeyPairId() {
        return keyPairId;
    }

    public void setKeyPairId(String keyPairId) {
        this.keyPairId = keyPairId;
    }

    public String getPkcs7() {
        return pkcs7;
    }

    public void setPkcs7(String pkcs7) {
        this.pkcs7 = pkcs7;
    }

    public String getPrivateKeyMetadata() {
        return privateKeyMetadata;
    }

    public void setPrivateKeyMetadata(String privateKeyMetadata) {
        this.privateKeyMetadata = privateKeyMetadata;
    }

    public String getChainValidation() {
        return chainValidation;
    }

    public void setChainValidation(String chainValidation) {
        this.chainValidation = chainValidation;
    }

    public Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public long getRenewBefore() {
        return renewBefore;
    }

    public void setRenewBefore(long renewBefore) {
        this.renewBefore = renewBefore;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isPrune() {
        return prune;
    }

    public void setPrune(boolean prune) {
        this.prune = prune;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getCc() {
        return cc;
    }

    public void setCc(String cc) {
        this.cc = cc;
    }

    public String getBcc() {
        return bcc;
    }

    public void setBcc(String bcc) {
        this.bcc = bcc;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getReplyTo() {
        return replyTo;
    }

    public void setReplyTo(String replyTo) {
        this.replyTo = replyTo;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getContentType() {
        return contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public Object getAlternativeBody() {
        return alternativeBody;
    }

    public void setAlternativeBody(Object alternativeBody) {
        this.alternativeBody = alternativeBody;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public Object getCredentials() {
        return credentials;
    }

    public void setCredentials(Object credentials) {
        this.credentials = credentials;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getDelegatedUser() {
        return delegatedUser;
    }

    public void setDelegatedUser(String delegatedUser) {
        this.delegatedUser = delegatedUser;
    }

    public String getScopes() {
        return scopes;
    }

    public void setScopes(String scopes) {
        this.scopes = scopes;
    }

    public String getQuotaProfile() {
        return quotaProfile;
    }

    public void setQuotaProfile(String quotaProfile) {
        this.quotaProfile = quotaProfile;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public String getRootUrl() {
        return rootUrl;
    }

    public void setRootUrl(String rootUrl) {
        this.rootUrl = rootUrl;
    }

    public long getRetryTimeout() {
        return retryTimeout;
    }

    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public int getMaxConcurrency() {
        return maxConcurrency;
    }

    public void setMaxConcurrency(int maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public long getUserUnitsPerMinute() {
        return userUnitsPerMinute;
    }

    public void setUserUnitsPerMinute(long userUnitsPerMinute) {
        this.userUnitsPerMinute = userUnitsPerMinute;
    }

    public long getProjectUnitsPerMinute() {
        return projectUnitsPerMinute;
    }

    public void setProjectUnitsPerMinute(long projectUnitsPerMinute) {
        this.projectUnitsPerMinute = projectUnitsPerMinute;
    }

    public long getDailyUnits() {
        return dailyUnits;
    }

    public void setDailyUnits(long dailyUnits) {
        this.dailyUnits = dailyUnits;
    }

    public long getDailySends() {
        return dailySends;
    }

    public void setDailySends(long dailySends) {
        this.dailySends = dailySends;
    }

    public String getApplicationName() {
        return applicationName;
    }

    public void setApplicationName(String applicationName) {
        this.applicationName = applicationName;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUser() {
        return proxyUser;
    }

    public void setProxyUser(String proxyUser) {
        this.proxyUser = proxyUser;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getDraftId() {
        return draftId;
    }

    public void setDraftId(String draftId) {
        this.draftId = draftId;
    }

    public String getSendMode() {
        return sendMode;
    }

    public void setSendMode(String sendMode) {
        this.sendMode = sendMode;
    }

    public String getUploadType() {
        return uploadType;
    }

    public void setUploadType(String uploadType) {
        this.uploadType = uploadType;
    }

    public boolean isStreamDownload() {
        return streamDownload;
    }

    public void setStreamDownload(boolean streamDownload) {
        this.streamDownload = streamDownload;
    }

    public boolean isQuote() {
        return quote;
    }

    public void setQuote(boolean quote) {
        this.quote = quote;
    }

    public String getForwardAs() {
        return forwardAs;
    }

    public void setForwardAs(String forwardAs) {
        this.forwardAs = forwardAs;
    }

    public boolean isAutoSubmitted() {
        return autoSubmitted;
    }

    public void setAutoSubmitted(boolean autoSubmitted) {
        this.autoSubmitted = autoSubmitted;
    }

    public boolean isReplyToAutomatic() {
        return replyToAutomatic;
    }

    public void setReplyToAutomatic(boolean replyToAutomatic) {
        this.replyToAutomatic = replyToAutomatic;
    }

    public Object getMailboxes() {
        return mailboxes;
    }

    public void setMailboxes(Object mailboxes) {
        this.mailboxes = mailboxes;
    }

    public int getConcurrentMailboxes() {
        return concurrentMailboxes;
    }

    public void setConcurrentMailboxes(int concurrentMailboxes) {
        this.concurrentMailboxes = concurrentMailboxes;
    }

    public long getFallbackPollInterval() {
        return fallbackPollInterval;
    }

    public void setFallbackPollInterval(long fallbackPollInterval) {
        this.fallbackPollInterval = fallbackPollInterval;
    }

    public String getWatchLabelIds() {
        return watchLabelIds;
    }

    public void setWatchLabelIds(String watchLabelIds) {
        this.watchLabelIds = watchLabelIds;
    }

    public boolean isTakeOverWatch() {
        return takeOverWatch;
    }

    public void setTakeOverWatch(boolean takeOverWatch) {
        this.takeOverWatch = takeOverWatch;
    }

    public boolean isStopWatch() {
        return stopWatch;
    }

    public void setStopWatch(boolean stopWatch) {
        this.stopWatch = stopWatch;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public String getPubsubEndpoint() {
        return pubsubEndpoint;
    }

    public void setPubsubEndpoint(String pubsubEndpoint) {
        this.pubsubEndpoint = pubsubEndpoint;
    }

    public Object getPubsubCredentials() {
        return pubsubCredentials;
    }

    public void setPubsubCredentials(Object pubsubCredentials) {
        this.pubsubCredentials = pubsubCredentials;
    }

    public String getPushPath() {
        return pushPath;
    }

    public void setPushPath(String pushPath) {
        this.pushPath = pushPath;
    }

    public String getPushAudience() {
        return pushAudience;
    }

    public void setPushAudience(String pushAudience) {
        this.pushAudience = pushAudience;
    }

    public String getPushServiceAccount() {
        return pushServiceAccount;
    }

    public void setPushServiceAccount(String pushServiceAccount) {
        this.pushServiceAccount = pushServiceAccount;
    }

    public boolean isPushVerify() {
        return pushVerify;
    }

    public void setPushVerify(boolean pushVerify) {
        this.pushVerify = pushVerify;
    }
}
