package io.github.checkhyperv.simhost.fault;

/** Where in a session an exchange is. */
public enum Phase {
    /** A client connects to the endpoint mapper. */
    CONNECT_MAPPER,
    /** Bind at the endpoint mapper. */
    BIND_MAPPER,
    /** AUTH3 at the endpoint mapper: has no answer. */
    AUTHENTICATE_MAPPER,
    /** RemoteCreateInstance. */
    ACTIVATE,
    /** A client connects to the object exporter. */
    CONNECT_EXPORTER,
    /** Bind at the object exporter. */
    BIND_EXPORTER,
    /** Alter context, at either port. */
    ALTER_CONTEXT,
    /** AUTH3 at the object exporter: has no answer. */
    AUTHENTICATE_EXPORTER,
    /** IWbemLevel1Login::NTLMLogin. */
    LOG_IN,
    /** IWbemServices::ExecQuery. */
    QUERY,
    /** IEnumWbemClassObject::Next. */
    BATCH,
    /** IRemUnknown::RemRelease. */
    RELEASE,
    /** Everything else. */
    OTHER
}
