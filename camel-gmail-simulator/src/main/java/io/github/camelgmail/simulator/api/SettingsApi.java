package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.settings.ImapSettings;
import io.github.camelgmail.simulator.settings.LanguageSettings;
import io.github.camelgmail.simulator.settings.PopSettings;
import io.github.camelgmail.simulator.settings.Settings;
import io.github.camelgmail.simulator.settings.VacationSettings;
import java.util.List;
import java.util.function.Function;

/** Resource {@code users.settings}, but for auto-forwarding: what a mailbox has one of. */
final class SettingsApi {

    List<ApiMethod> methods() {
        return List.of(
                get("getVacation", "vacation", Settings::vacation),
                put("updateVacation", "vacation", 5, this::updateVacation),
                get("getImap", "imap", Settings::imap),
                put("updateImap", "imap", 5, this::updateImap),
                get("getPop", "pop", Settings::pop),
                put("updatePop", "pop", 100, this::updatePop),
                get("getLanguage", "language", Settings::language),
                put("updateLanguage", "language", 5, this::updateLanguage));
    }

    private static ApiMethod get(String name, String path, Function<Settings, Object> setting) {
        return new ApiMethod(
                "settings." + name,
                "GET",
                ApiMethods.SETTINGS + path,
                1,
                1,
                Scopes.SETTINGS_READ,
                0,
                call -> Resources.ok(setting.apply(call.mailbox().settings())));
    }

    private static ApiMethod put(String name, String path, int units, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings." + name, "PUT", ApiMethods.SETTINGS + path, units, units, Scopes.SETTINGS_WRITE, 0, handler);
    }

    private ApiResponse updateVacation(ApiCall call) {
        return Resources.ok(call.mailbox().settings().vacation(Resources.read(call.body(), VacationSettings.class)));
    }

    private ApiResponse updateImap(ApiCall call) {
        return Resources.ok(call.mailbox().settings().imap(Resources.read(call.body(), ImapSettings.class)));
    }

    private ApiResponse updatePop(ApiCall call) {
        return Resources.ok(call.mailbox().settings().pop(Resources.read(call.body(), PopSettings.class)));
    }

    private ApiResponse updateLanguage(ApiCall call) {
        return Resources.ok(call.mailbox().settings().language(Resources.read(call.body(), LanguageSettings.class)));
    }
}
