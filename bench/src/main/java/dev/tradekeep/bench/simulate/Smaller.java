package dev.tradekeep.bench.simulate;

import dev.tradekeep.engine.simulation.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a plan that fails smaller, as long as it still fails: fewer candles, by halves, then fewer
 * of all that can be left out, by halves, quarters and so on down to single ones.
 */
final class Smaller {
    private final Function<Plan, List<String>> run;
    private Plan plan;
    private List<String> differences;

    /**
     * @param run says what is wrong with a plan
     * @param failed a plan that fails
     * @param found what is wrong with it
     */
    Smaller(Function<Plan, List<String>> run, Plan failed, List<String> found) {
        this.run = run;
        plan = failed;
        differences = found;
    }

    /** The smallest plan that was found. */
    Plan plan() {
        return plan;
    }

    /** What is wrong with it. */
    List<String> differences() {
        return differences;
    }

    /** Until no step makes it smaller any more: what is left out may allow fewer candles. */
    void shrink() {
        boolean changed = true;
        while (changed) {
            Plan before = plan;
            shrinkOnce();
            changed = !plan.equals(before);
        }
    }

    private void shrinkOnce() {
        boolean fails = plan.bars() > 1;
        while (fails) {
            fails = stillFails(shorter(plan.bars() / 2)) && plan.bars() > 1;
        }
        for (int part = plan.items().size() / 2; part > 0; part /= 2) {
            leaveOut(part);
        }
    }

    /** Fewer candles have fewer faults, of which some may have been left out already. */
    private Plan shorter(int bars) {
        return Plan.of(plan.seed(), bars).only(new HashSet<>(plan.numbers()));
    }

    /** Leaves out so many at once, from the last on: what happens last matters least. */
    private void leaveOut(int part) {
        int end = plan.items().size();
        while (end > 0) {
            int begin = Math.max(0, end - part);
            List<Integer> kept = new ArrayList<>(plan.numbers());
            kept.subList(begin, end).clear();
            boolean _ = stillFails(plan.only(new HashSet<>(kept)));
            end = begin;
        }
    }

    private boolean stillFails(Plan smaller) {
        List<String> found = run.apply(smaller);
        if (found.isEmpty()) {
            return false;
        }
        plan = smaller;
        differences = found;
        return true;
    }
}
