package io.github.camelgmail.simulator.http;

/** One request on its way through the simulator, and what the log will say about it. Used by one thread at a time. */
final class Call {

    private final Request request;
    private final boolean part;
    private String method = "";
    private int units;
    private int parts;

    Call(Request request, boolean part) {
        this.request = request;
        this.part = part;
    }

    Request request() {
        return request;
    }

    boolean isPart() {
        return part;
    }

    String method() {
        return method;
    }

    void method(String name) {
        this.method = name;
    }

    int units() {
        return units;
    }

    void charged(int quotaUnits) {
        this.units = quotaUnits;
    }

    int parts() {
        return parts;
    }

    void parts(int count) {
        this.parts = count;
    }
}
