package io.github.camelgmail.benchmarks;

import java.io.IOException;

/** What goes on while mails are on their way. */
interface Disturbance {

    /** All is quiet. */
    Disturbance NONE = new Disturbance() {
        @Override
        public void begin(String pushUrl) {}

        @Override
        public void end() {}
    };

    /** @param pushUrl where the route takes pushes; null when it takes none */
    void begin(String pushUrl) throws IOException;

    void end() throws IOException;
}
