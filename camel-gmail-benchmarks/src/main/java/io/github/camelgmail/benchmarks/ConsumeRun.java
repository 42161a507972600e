package io.github.camelgmail.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Runs a trial: a route starts on an empty mailbox and makes first contact, mail arrives while its consumer is held, and the
 * clock runs from the next poll to the last mail. One more poll then shows whether a mail comes twice.
 */
final class ConsumeRun {

    /** A consumer that has not got all mail by then has lost some. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SimulatorProcess simulator;
    private final Path workFolder;
    private final int mailBytes;

    /**
     * @param workFolder where contenders keep what they keep; what is left there is deleted
     * @param mailBytes  the size of each mail's bodies
     */
    ConsumeRun(SimulatorProcess simulator, Path workFolder, int mailBytes) {
        this.simulator = simulator;
        this.workFolder = workFolder;
        this.mailBytes = mailBytes;
    }

    Outcome run(Trial trial) throws Exception {
        Target target = simulator.newMailbox();
        Files.createDirectories(workFolder);
        Path folder = Files.createTempDirectory(workFolder, "run");
        Gate gate = new Gate();
        Arrivals arrivals = new Arrivals(trial.mails());
        CamelContext context = new DefaultCamelContext();
        try {
            context.getRegistry().bind("gate", gate);
            context.addRoutes(route(trial.contender(), context, target, folder, arrivals));
            context.start();
            gate.awaitHeld(LIMIT);
            return measure(trial, gate, arrivals);
        } finally {
            gate.shut();
            context.stop();
            delete(folder);
        }
    }

    private static RouteBuilder route(
            Contender contender, CamelContext context, Target target, Path folder, Arrivals arrivals) {
        String endpoint = contender.endpoint(context, target, folder) + "&initialDelay=0&pollStrategy=#gate";
        String header = contender.messageIdHeader();
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint).process(exchange -> {
                    // A body that is decoded only when it is read is part of the work.
                    exchange.getMessage().getBody(String.class);
                    arrivals.add(exchange.getMessage().getHeader(header, String.class));
                });
            }
        };
    }

    private Outcome measure(Trial trial, Gate gate, Arrivals arrivals) throws IOException, InterruptedException {
        List<String> delivered = simulator.deliver(trial.mails(), mailBytes);
        simulator.latency(trial.latency());
        Usage usedBefore = simulator.usage();
        long cpuBefore = cpuNanos();
        long start = System.nanoTime();
        gate.admit(Integer.MAX_VALUE);
        arrivals.await(LIMIT);
        gate.admit(0);
        gate.awaitHeld(LIMIT);
        double cpuMillis = (cpuNanos() - cpuBefore) / 1e6;
        Usage usage = simulator.usage().since(usedBefore);
        gate.admit(1);
        gate.awaitHeld(LIMIT);
        return new Outcome(
                arrivals.different(),
                (arrivals.lastFirst() - start) / 1e9,
                cpuMillis,
                usage,
                arrivals.lost(delivered),
                arrivals.repeated());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
