package io.github.camelgmail.benchmarks;

import java.io.IOException;

/** Forged pushes at a steady rate, from a JVM of their own. */
final class Attack implements Disturbance, AutoCloseable {

    private final SimulatorProcess simulator;
    private final int rate;
    private final Servant attacker = new Servant(Attacker.class);
    private long begun;
    private long calls;
    private long nanos;

    /** @param rate how many calls a second */
    Attack(SimulatorProcess simulator, int rate) throws IOException {
        this.simulator = simulator;
        this.rate = rate;
    }

    @Override
    public void begin(String pushUrl) throws IOException {
        attacker.ask("begin " + pushUrl + " " + simulator.forgedToken(pushUrl) + " " + rate);
        begun = System.nanoTime();
    }

    @Override
    public void end() throws IOException {
        calls += Long.parseLong(attacker.ask("end"));
        nanos += System.nanoTime() - begun;
    }

    /** Those until now don't count. */
    void forgetCalls() {
        calls = 0;
        nanos = 0;
    }

    /** How many calls were made and refused. */
    long calls() {
        return calls;
    }

    /** How many calls a second it came to. */
    long callsPerSecond() {
        return Math.round(calls * 1e9 / nanos);
    }

    @Override
    public void close() {
        attacker.close();
    }
}
