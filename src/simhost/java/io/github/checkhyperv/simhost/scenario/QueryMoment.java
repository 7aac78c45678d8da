package io.github.checkhyperv.simhost.scenario;

/**
 * A moment in the midst of looks at a cluster: that at which a node's rows of a class are looked
 * up.
 *
 * @param node the node that is asked
 * @param className the class it is asked for
 * @param time which time of all, from 1
 * @param before whether what happens at this moment shows in these rows already
 */
public record QueryMoment(String node, String className, int time, boolean before) {
    /** Just before the rows are looked up: what happens shows in them. */
    public static QueryMoment before(String node, String className, int time) {
        return new QueryMoment(node, className, time, true);
    }

    /** Just after the rows were looked up: what happens shows in the next query. */
    public static QueryMoment after(String node, String className, int time) {
        return new QueryMoment(node, className, time, false);
    }
}
