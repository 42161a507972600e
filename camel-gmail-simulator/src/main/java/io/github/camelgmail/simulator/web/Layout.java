package io.github.camelgmail.simulator.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The frame around every page. Scripts and remote content are forbidden by policy, whatever a mail holds. */
final class Layout {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " frame-src 'self'; base-uri 'none'; form-action %s; frame-ancestors 'self'";
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #1a66d0; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 68rem; padding: 1rem 1.5rem; }
            h1 { font-size: 1.3rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
            a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
            nav { display: flex; flex-wrap: wrap; gap: .3rem .5rem; margin-bottom: 1rem; }
            nav a, .label { background: var(--soft); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .7rem; }
            nav a.on { background: var(--accent); color: #fff; }
            table { border-collapse: collapse; table-layout: fixed; width: 100%; }
            td { border-top: 1px solid var(--line); overflow: hidden; padding: .35rem .5rem; text-overflow: ellipsis;
                 white-space: nowrap; }
            tr.unread td { font-weight: 600; }
            .faint { font-weight: 400; opacity: .65; } .label { font-size: .75rem; font-weight: 400; }
            dl { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; } dt { opacity: .65; }
            dd { margin: 0; overflow-wrap: anywhere; }
            pre { background: var(--soft); overflow-wrap: anywhere; padding: 1rem; white-space: pre-wrap; }
            iframe { background: #fff; border: 1px solid var(--line); height: 28rem; width: 100%; }
            """;

    private Layout() {}

    /**
     * A page.
     *
     * @param title   its title, not yet escaped
     * @param content its HTML
     * @param refresh whether the browser reloads it every few seconds
     */
    static Page page(int status, String title, String content, boolean refresh) {
        return page(status, title, content, refresh, "'none'");
    }

    /**
     * A page with a form.
     *
     * @param formTargets where its form may lead, in the words of the policy's {@code form-action}
     */
    static Page page(int status, String title, String content, boolean refresh, String formTargets) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                %s<title>%s</title>
                <style>
                %s</style>
                <h1>%s</h1>
                %s
                """.formatted(
                        refresh ? "<meta http-equiv=\"refresh\" content=\"3\">\n" : "",
                        Html.escape(title),
                        STYLE,
                        Html.escape(title),
                        content);
        return new Page(
                status,
                Map.of(
                        "Content-Type",
                        "text/html; charset=UTF-8",
                        "Content-Security-Policy",
                        POLICY.formatted(formTargets),
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    /** A time in UTC. */
    static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }
}
