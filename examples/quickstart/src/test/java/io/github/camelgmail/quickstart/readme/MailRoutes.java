package io.github.camelgmail.quickstart.readme;

import org.apache.camel.builder.RouteBuilder;

public class MailRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("gmail:me?labelIds=INBOX")
                .log("${header.From}: ${header.Subject}")
                .to("gmail:me?operation=messages.modify&addLabelIds=Handled&autoCreateLabels=true");

        from("direct:mail")
                .setHeader("CamelGmailTo", constant("nora@example.org"))
                .setHeader("CamelGmailSubject", constant("Hello"))
                .to("gmail:me");
    }
}
