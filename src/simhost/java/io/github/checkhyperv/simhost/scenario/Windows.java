package io.github.checkhyperv.simhost.scenario;

/** The versions of Windows Server that differ in what WMI says about storage QoS. */
public enum Windows {
    /** Only {@code root\virtualization}. */
    W2008R2("2008R2", 2008),
    /** {@code v2} without IOPSReservation and IOPSLimit. */
    W2012("2012", 2012),
    /** Storage QoS, no policies yet. */
    W2012R2("2012R2", 2013),
    /** Policies. */
    W2016("2016", 2016),
    /** As the public property tables show it. */
    W2019("2019", 2019),
    /** The same classes. */
    W2022("2022", 2022),
    /** The same classes. */
    W2025("2025", 2025),
    /** Any version without the Hyper-V role. */
    NO_HYPERV("none", 0);

    private final String label;
    private final int year;

    Windows(String label, int year) {
        this.label = label;
        this.year = year;
    }

    /** How scenario files write it. */
    public String label() {
        return label;
    }

    boolean hasHyperV() {
        return this != W2008R2 && this != NO_HYPERV;
    }

    int year() {
        return year;
    }

    static Windows labelled(String label) {
        for (Windows windows : values()) {
            if (windows.label.equals(label)) {
                return windows;
            }
        }
        throw new IllegalArgumentException("no version of Windows: " + label);
    }
}
