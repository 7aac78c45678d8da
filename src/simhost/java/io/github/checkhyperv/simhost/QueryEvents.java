package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.scenario.QueryMoment;
import io.github.checkhyperv.simhost.wmi.QueryWatch;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets things happen when one node is asked for a class the n-th time. */
final class QueryEvents implements QueryWatch {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> looked = new HashMap<>();

    private record Event(QueryMoment moment, Runnable action) {
        boolean isAt(String className, int time, boolean before) {
            return moment.className().equalsIgnoreCase(className)
                    && moment.time() == time
                    && moment.before() == before;
        }
    }

    void at(QueryMoment moment, Runnable action) {
        events.add(new Event(moment, action));
    }

    @Override
    public void asked(String className) {
        happen(className, count(asked, className), true);
    }

    @Override
    public void looked(String className) {
        happen(className, count(looked, className), false);
    }

    private synchronized int count(Map<String, Integer> counts, String className) {
        return counts.merge(className.toLowerCase(Locale.ROOT), 1, Integer::sum);
    }

    /** Not under the lock: who closes the host waits for threads that may want to count. */
    private void happen(String className, int time, boolean before) {
        for (Event event : events) {
            if (event.isAt(className, time, before)) {
                event.action().run();
            }
        }
    }
}
