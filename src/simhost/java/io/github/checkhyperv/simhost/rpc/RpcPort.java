package io.github.checkhyperv.simhost.rpc;

/** The two ports of a host. */
public enum RpcPort {
    /** The endpoint mapper, where objects are activated. */
    MAPPER,
    /** The object exporter, where they live. */
    EXPORTER
}
