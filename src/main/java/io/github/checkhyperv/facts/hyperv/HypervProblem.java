package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.failure.Problem;

/** What the namespaces and classes that a host lacks tell about it. */
public enum HypervProblem implements Problem {
    /**
     * What no Hyper-V host lacks is not to be seen, so that nothing is proven. While the service
     * vmms is stopped or starting, its classes answer without rows and without an error; so they do
     * to an account that lacks rights or that UAC filters.
     */
    NOTHING_VISIBLE(
            "the host does not show what every host has",
            "check that the service Virtual Machine Management (vmms) runs on the host; if it"
                    + " does, put the account into Hyper-V Administrators and Distributed COM"
                    + " Users, give it Enable Account and Remote Enable on root\\virtualization"
                    + "\\v2; UAC filters a local account unless LocalAccountTokenFilterPolicy is"
                    + " 1"),
    /** Neither namespace of Hyper-V is there. */
    ROLE_MISSING(
            "the Hyper-V role is not installed: there is no root\\virtualization\\v2",
            "install the role, or point -H at a Hyper-V host"),
    /** Only the namespace of the first Hyper-V is there. */
    SERVER_2008(
            "the host is Windows Server 2008 or 2008 R2: it has only root\\virtualization",
            "Storage QoS needs Windows Server 2012 R2 or newer"),
    /** The namespace is there, but its virtual disks know no reservation. */
    SERVER_2012(
            "the host is Windows Server 2012: its virtual disks have no IOPSReservation",
            "Storage QoS needs Windows Server 2012 R2 or newer");

    private final String message;
    private final String remedy;

    HypervProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
