package io.github.checkhyperv.failure;

/**
 * The ways in which asking a host can fail, each with the way out. The README's table of failures
 * lists exactly these.
 */
public enum Problem {
    /** The resolver knows no address for the name. */
    NAME_NOT_RESOLVED("the name does not resolve", "check -H and the resolver, or give an address"),
    /** The host answered that nothing listens on the port. */
    CONNECTION_REFUSED(
            "connection refused",
            "check -p, that the RPC endpoint mapper runs, and firewalls (TCP 135 and the dynamic ports)"),
    /** No route to the host, or the network said so. */
    UNREACHABLE("the host is unreachable", "check the address, routes and firewalls"),
    /** The deadline of the whole run passed. */
    TIMED_OUT("timed out", "check the host and firewalls, or give more time with -t"),
    /** The connection ended while an answer was awaited. */
    CONNECTION_LOST("the host closed the connection", "look at the host's event log and try again"),
    /** The host rejects the user or the password. */
    WRONG_CREDENTIALS(
            "wrong user or password",
            "check -u and the password; a locked or expired account fails alike"),
    /** The host wants to do without what keeps the session safe. */
    INSECURE_PEER(
            "the host does not offer the security that is required",
            "NTLMv2 with 128-bit signing and sealing is needed; check the host's policies, and who answers there"),
    /** An answer does not carry the signature of the host that was logged in to. */
    BAD_SIGNATURE(
            "the signature of an answer is wrong",
            "somebody may be altering the traffic; try again, and look at what is between here and the host"),
    /** The host may not be reached over DCOM by this account. */
    ACCESS_DENIED_DCOM(
            "access denied by DCOM",
            "add the account to Distributed COM Users on the host and check its DCOM launch and access limits"),
    /** The account lacks rights on the namespace. */
    ACCESS_DENIED_NAMESPACE(
            "access denied to the namespace",
            "give the account Enable Account and Remote Enable there, and put it into Hyper-V Administrators"),
    /** The namespace is not there. */
    NAMESPACE_MISSING(
            "the namespace does not exist", "check that the role that brings it is installed"),
    /** The class is not there. */
    CLASS_MISSING(
            "the class does not exist",
            "check the version of Windows and that its role is installed"),
    /** The query asks for something that this version of the class does not have. */
    INVALID_QUERY("the host does not accept the query", "check the version of Windows"),
    /** Any other status of WMI. */
    QUERY_FAILED("the query failed", "look at the host's WMI-Activity event log and try again"),
    /** Any other status of DCOM or RPC. */
    RPC_FAILED(
            "the host refused the call", "look up the status; look at the host's System event log"),
    /** What came back breaks the protocol, or exceeds a documented limit. */
    MALFORMED_ANSWER(
            "the answer is malformed", "try again; if it stays, report it with the output of -vvv");

    private final String message;
    private final String remedy;

    Problem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    /** What went wrong, in a few words. */
    public String message() {
        return message;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }
}
