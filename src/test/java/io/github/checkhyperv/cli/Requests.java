package io.github.checkhyperv.cli;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.security.Password;
import java.util.Map;

/** Command lines as the program reads them. */
final class Requests {
    /** Wants to know nothing before all is read. */
    static final Preview NOBODY = (address, thresholds, presentation, timeout) -> {};

    private Requests() {}

    /** A request that has to be valid. */
    static Arguments valid(Map<String, String> environment, String... args) {
        Request request = ArgumentsParser.parse(args, environment, Requests.NOBODY);
        if (request instanceof Arguments arguments) {
            return arguments;
        }
        throw new AssertionError("not a request to check a host: " + request);
    }

    /** The account of a request whose user proves it by a password. */
    static Password password(Arguments request) {
        return (Password) request.asked().login().credentials();
    }

    /** The mistake in a request that has to be refused. */
    static Failure mistake(Map<String, String> environment, String... args) {
        return refusal(environment, args).failure();
    }

    /** A request that has to be refused. */
    static Refusal refusal(Map<String, String> environment, String... args) {
        Request request = ArgumentsParser.parse(args, environment, Requests.NOBODY);
        if (request instanceof Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("not refused: " + request);
    }
}
