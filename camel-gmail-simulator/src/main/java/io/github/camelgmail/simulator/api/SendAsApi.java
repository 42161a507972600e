package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import io.github.camelgmail.simulator.settings.SendAs;
import io.github.camelgmail.simulator.settings.SendAsAliases;
import java.util.List;

/** Resource {@code users.settings.sendAs}. An address that is not verified is asked for its owner's consent by mail. */
final class SendAsApi {

    private final MailSystem system;

    SendAsApi(MailSystem system) {
        this.system = system;
    }

    List<ApiMethod> methods() {
        String aliases = ApiMethods.SETTINGS + "sendAs";
        String alias = aliases + "/{sendAsEmail}";
        List<String> read = Scopes.SETTINGS_READ;
        return List.of(
                new ApiMethod("settings.sendAs.list", "GET", aliases, 1, 1, read, 0, this::list),
                new ApiMethod("settings.sendAs.get", "GET", alias, 1, 1, read, 0, this::get),
                new ApiMethod(
                        "settings.sendAs.create",
                        "POST",
                        aliases,
                        100,
                        100,
                        Scopes.SHARE,
                        0,
                        Permissions.domainWide(this::create)),
                new ApiMethod("settings.sendAs.update", "PUT", alias, 100, 100, Scopes.ALIAS_WRITE, 0, this::update),
                new ApiMethod("settings.sendAs.patch", "PATCH", alias, 100, 100, Scopes.ALIAS_WRITE, 0, this::patch),
                new ApiMethod(
                        "settings.sendAs.delete",
                        "DELETE",
                        alias,
                        5,
                        5,
                        Scopes.SHARE,
                        0,
                        Permissions.domainWide(this::delete)),
                new ApiMethod(
                        "settings.sendAs.verify",
                        "POST",
                        alias + "/verify",
                        100,
                        100,
                        Scopes.SHARE,
                        0,
                        Permissions.domainWide(this::verify)));
    }

    private ApiResponse list(ApiCall call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        aliases(call).list().forEach(alias -> answer.withArray("sendAs").add(render(alias)));
        return ApiResponse.ok(answer);
    }

    private ApiResponse get(ApiCall call) {
        return ApiResponse.ok(render(aliases(call).require(email(call))));
    }

    private ApiResponse create(ApiCall call) {
        SendAs alias = aliases(call).create(Resources.read(call.body(), SendAs.class));
        if (!alias.usable()) {
            askOwner(call, alias);
        }
        return ApiResponse.ok(render(alias));
    }

    private ApiResponse update(ApiCall call) {
        requireAllowed(call);
        return ApiResponse.ok(render(aliases(call).update(email(call), Resources.read(call.body(), SendAs.class))));
    }

    private ApiResponse patch(ApiCall call) {
        requireAllowed(call);
        SendAs old = aliases(call).require(email(call));
        SendAs patched = Resources.patch(old, call.body(), SendAs.class);
        return ApiResponse.ok(render(aliases(call).update(email(call), patched)));
    }

    private ApiResponse delete(ApiCall call) {
        aliases(call).delete(email(call));
        call.mailbox().settings().smimeInfos().forget(email(call));
        return ApiResponse.noContent();
    }

    private ApiResponse verify(ApiCall call) {
        SendAs alias = aliases(call).require(email(call));
        if (alias.usable()) {
            throw GmailError.failedPrecondition("Send-as alias is already verified");
        }
        askOwner(call, alias);
        return ApiResponse.noContent();
    }

    private void askOwner(ApiCall call, SendAs alias) {
        String account = call.mailbox().emailAddress();
        system.sendFromGmail(
                alias.sendAsEmail(),
                "Gmail Confirmation - Send Mail as " + alias.sendAsEmail(),
                account + " has requested to send mail as " + alias.sendAsEmail() + ".\r\n");
    }

    /** An address other than the account's own takes more than consent of its user. */
    private static void requireAllowed(ApiCall call) {
        if (!email(call).equalsIgnoreCase(call.mailbox().emailAddress())) {
            Permissions.requireDomainWide(call);
            Permissions.requireSharing(call);
        }
    }

    private static ObjectNode render(SendAs alias) {
        ObjectNode node = Resources.write(alias);
        if (node.get("smtpMsa") instanceof ObjectNode service) {
            service.remove(List.of("username", "password"));
        }
        return node;
    }

    private static SendAsAliases aliases(ApiCall call) {
        return call.mailbox().settings().sendAs();
    }

    private static String email(ApiCall call) {
        return call.path().get("sendAsEmail");
    }
}
