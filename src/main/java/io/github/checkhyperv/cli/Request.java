package io.github.checkhyperv.cli;

/** What the command line asks for. */
public sealed interface Request permits Arguments, FleetArguments, Refusal, Request.Info {

    /** Requests that need no host. */
    enum Info implements Request {
        /** Print the help. */
        HELP,
        /** Print name and version. */
        VERSION
    }
}
