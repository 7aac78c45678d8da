package io.github.checkhyperv.simhost.wmi;

/**
 * Is told of queries when rows are looked up, so that something can change in the midst of a look.
 */
public interface QueryWatch {
    /** Nobody. */
    QueryWatch NONE =
            new QueryWatch() {
                @Override
                public void asked(String className) {}

                @Override
                public void looked(String className) {}
            };

    /** A query of this class arrived; what changes now shows in its rows. */
    void asked(String className);

    /** Its rows are looked up; what changes now does not show in them. */
    void looked(String className);
}
