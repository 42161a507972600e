package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension starts once and gives each test a fresh state, however it is registered. */
class ExtensionTest {

    @Nested
    @ExtendWith(GmailSimulatorExtension.class)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class ByAnnotation {

        private static int port;

        @Test
        @Order(1)
        void injectsTheSimulator(GmailSimulator simulator) {
            port = simulator.port();
            Mailbox mailbox = simulator.createMailbox("me@example.com");
            assertThat(simulator.mailbox("ME@example.com")).isSameAs(mailbox);
        }

        @Test
        @Order(2)
        void keepsItRunningButForgetsTheMailbox(GmailSimulator simulator) {
            assertThat(simulator.port()).isEqualTo(port);
            assertThatThrownBy(() -> simulator.mailbox("me@example.com"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("me@example.com");
        }
    }

    @Nested
    class PerTest {

        @RegisterExtension
        final GmailSimulatorExtension gmail = new GmailSimulatorExtension().withMailbox("me@example.com");

        @Test
        void startsForTheTest() {
            assertThat(gmail.simulator().rootUrl()).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(gmail.simulator().mailbox("me@example.com").messages()).isEmpty();
        }
    }

    @Test
    void refusesASecondMailboxOfTheSameAddress() {
        try (GmailSimulator simulator = GmailSimulator.start()) {
            simulator.createMailbox("me@example.com");
            assertThatThrownBy(() -> simulator.createMailbox("Me@example.com"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("me@example.com");
        }
    }

    @Test
    void canBeClosedTwiceAndStartedAgainOnItsPort() {
        GmailSimulator first = GmailSimulator.start();
        first.close();
        first.close();
        try (GmailSimulator second = GmailSimulator.builder().port(first.port()).start()) {
            assertThat(second.port()).isEqualTo(first.port());
        }
    }
}
