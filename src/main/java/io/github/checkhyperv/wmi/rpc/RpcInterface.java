package io.github.checkhyperv.wmi.rpc;

/**
 * An interface that a presentation context is negotiated for (C706 12.6.3.1, p_syntax_id_t).
 *
 * @param name its name in the specification
 * @param uuid its UUID; the version is 0.0, as of every DCOM interface
 */
public record RpcInterface(String name, String uuid) {}
