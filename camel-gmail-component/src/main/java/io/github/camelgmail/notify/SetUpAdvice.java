package io.github.camelgmail.notify;

import io.github.camelgmail.client.GmailException;
import io.grpc.Status;

/** Says in plain words why a step of a set-up failed, and what to do about it. */
final class SetUpAdvice {

    /** Gmail's words while it may not publish to the topic (behaviour.md section 9). */
    private static final String NOT_AUTHORIZED = "User not authorized to perform this action";

    private static final String OTHER_TOPIC = "Only one user push notification client";

    private static final String NO_MAILBOX = "A service account has no mailbox of its own";

    private SetUpAdvice() {}

    /** @param role what the credentials need for the step */
    static String pubSub(Status status, String role, SetUpSettings settings) {
        String said = PubSubErrors.describe(status);
        return switch (status.getCode()) {
            case PERMISSION_DENIED ->
                isDisabled(said)
                        ? "The Pub/Sub API is not enabled in project " + settings.project()
                                + ". Enable it at https://console.cloud.google.com/apis/library/pubsub.googleapis.com?project="
                                + settings.project() + ", wait a minute, and try again (" + said + ")"
                        : "The credentials for Pub/Sub may not do this. Grant them " + role + " in project "
                                + settings.project() + " (" + said + ")";
            case UNAUTHENTICATED ->
                "Pub/Sub does not accept the credentials: check option pubsubCredentials (" + said + ")";
            case NOT_FOUND ->
                "Pub/Sub does not know project " + settings.project() + ", or not to these credentials: check its id ("
                        + said + ")";
            case FAILED_PRECONDITION ->
                isDomainRestricted(said)
                        ? "An organization policy (iam.allowedPolicyMemberDomains, domain restricted sharing) keeps accounts of"
                                + " other organizations out. Have an administrator allow "
                                + PubSubAdmin.GMAIL + " in project " + settings.project() + " (" + said + ")"
                        : said;
            case UNAVAILABLE, DEADLINE_EXCEEDED ->
                "Pub/Sub can't be reached at " + settings.server().target() + " (" + said + ")";
            case INVALID_ARGUMENT -> "Pub/Sub does not take this: " + said;
            default -> said;
        };
    }

    static String gmail(GmailException failure, SetUpSettings settings) {
        String said = failure.error().message();
        if (isUngranted(failure)) {
            return "Gmail may not publish to the topic. A new grant takes some minutes to have an effect; if it has been there"
                    + " for longer, look for an organization policy that restricts sharing (" + said + ")";
        }
        if (isOtherTopic(failure)) {
            return "The mailbox has a watch on another topic already, and Google allows one for a project. Take it over"
                    + " (--take-over, or option takeOverWatch), which ends the other one's notifications (" + said
                    + ")";
        }
        if (isDisabled(said) || failure.reason().equals("accessNotConfigured")) {
            return "The Gmail API is not enabled in the project of the credentials for Gmail. Enable it at"
                    + " https://console.cloud.google.com/apis/library/gmail.googleapis.com, wait a minute, and try again ("
                    + said + ")";
        }
        if (failure.statusCode() == 400 && said.contains("topicName")) {
            return "Gmail takes only topics of the project that the credentials for Gmail belong to, which is not "
                    + settings.project() + ": use a topic of that project (" + said + ")";
        }
        if (said.startsWith(NO_MAILBOX)) {
            return NO_MAILBOX + ": name the one to act as (--mailbox, or in place of me in the endpoint)";
        }
        if (failure.statusCode() == 404) {
            return "Gmail does not find the topic " + settings.topicName() + " (" + said + ")";
        }
        return failure.statusCode() == 0 ? "Gmail can't be reached, or not with these credentials: " + said : said;
    }

    /** Whether it may pass by itself once Google has spread a new grant. */
    static boolean isUngranted(GmailException failure) {
        return failure.statusCode() == 403 && failure.error().message().contains(NOT_AUTHORIZED);
    }

    static boolean isOtherTopic(GmailException failure) {
        return failure.statusCode() == 400 && failure.error().message().contains(OTHER_TOPIC);
    }

    private static boolean isDisabled(String said) {
        return said.contains("SERVICE_DISABLED") || said.contains("has not been used in project");
    }

    private static boolean isDomainRestricted(String said) {
        return said.contains("permitted customer") || said.contains("allowedPolicyMemberDomains");
    }
}
