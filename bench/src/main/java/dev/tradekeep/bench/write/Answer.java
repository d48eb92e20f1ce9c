package dev.tradekeep.bench.write;

/**
 * What a subject answers to a request.
 *
 * @param nanos the time of all of it
 * @param p99Nanos what 99 of 100 answers took at most; 0 for candles
 * @param rows how many orders or candles there are now
 */
record Answer(long nanos, long p99Nanos, long rows) {
    static Answer parse(String line) {
        String[] words = line.split(" ", -1);
        return new Answer(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    String line() {
        return nanos + " " + p99Nanos + " " + rows;
    }
}
