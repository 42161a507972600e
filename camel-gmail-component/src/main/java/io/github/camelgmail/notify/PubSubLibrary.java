package io.github.camelgmail.notify;

/** The optional dependency. */
final class PubSubLibrary {

    private PubSubLibrary() {}

    /**
     * Makes sure that it is there.
     *
     * @param purpose what needs it
     * @throws IllegalStateException when it is not; says which dependency to add
     */
    static void require(String purpose) {
        try {
            Class.forName("com.google.cloud.pubsub.v1.Subscriber", false, PubSubLibrary.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    purpose + " needs Google's Pub/Sub client, which is not on the class path: add the dependency"
                            + " com.google.cloud:google-cloud-pubsub",
                    e);
        }
    }
}
