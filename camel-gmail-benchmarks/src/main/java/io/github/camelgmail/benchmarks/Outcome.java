package io.github.camelgmail.benchmarks;

/**
 * What a trial came to in one round.
 *
 * @param mails     different mails that came to the route's end
 * @param seconds   from the beginning of the poll that could see the mails to the arrival of the last one
 * @param cpuMillis processor time of the whole JVM that runs the route, in ms
 * @param usage     what was asked of the API meanwhile, first contact not included
 * @param lost      mails that did not arrive
 * @param repeated  arrivals of a mail that had arrived before
 */
record Outcome(int mails, double seconds, double cpuMillis, Usage usage, int lost, int repeated) {

    double mailsPerSecond() {
        return mails / seconds;
    }

    double cpuMillisPerMail() {
        return cpuMillis / Math.max(1, mails);
    }
}
