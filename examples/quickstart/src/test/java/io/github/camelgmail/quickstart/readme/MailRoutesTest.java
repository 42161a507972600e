package io.github.camelgmail.quickstart.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelgmail.GmailComponent;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.mailbox.OutboundMail;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailRoutesTest {

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox("me@example.com");

    @Test
    void sendsToNora(GmailSimulator simulator) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            GmailComponent gmail = camel.getComponent("gmail", GmailComponent.class);
            gmail.getConfiguration().setRootUrl(simulator.rootUrl());
            gmail.getConfiguration().setAccessToken(simulator.tokens().issue("me@example.com"));
            gmail.getConfiguration().setCheckpointStore("memory");
            camel.addRoutes(new MailRoutes());
            camel.start();

            camel.createProducerTemplate().sendBody("direct:mail", "See you at noon.");

            OutboundMail mail = simulator.mailSystem().outbound().get(0);
            assertEquals("nora@example.org", mail.recipient());
        }
    }
}
