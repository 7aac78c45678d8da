package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.Problem;

/** What the WMI service of a host says no to. */
public enum WmiProblem implements Problem {
    /** The account lacks rights on the namespace. */
    ACCESS_DENIED_NAMESPACE(
            "access denied to the namespace",
            "give the account Enable Account and Remote Enable there"),
    /** The namespace is not there. */
    NAMESPACE_MISSING(
            "the namespace does not exist", "check that the role that brings it is installed"),
    /** The class is not there. */
    CLASS_MISSING(
            "the class does not exist",
            "check the version of Windows and that its role is installed"),
    /** The query asks for something that this version of the class does not have. */
    INVALID_QUERY("the host does not accept the query", "check the version of Windows"),
    /** What answers for the class on the host does not work. */
    PROVIDER_FAILED(
            "the provider of the class fails on the host",
            "restart the service that the class belongs to, and look at the host's WMI-Activity event log"),
    /** Any other status of WMI. */
    QUERY_FAILED("the query failed", "look at the host's WMI-Activity event log and try again");

    private final String message;
    private final String remedy;

    WmiProblem(String message, String remedy) {
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
