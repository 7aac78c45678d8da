package io.github.checkhyperv.cli;

import io.github.checkhyperv.failure.Failure;

/**
 * A request that makes no sense, or names a file that does not serve.
 *
 * @param address the host that it names; empty when it names none
 * @param presentation how to tell, as far as that is clear
 * @param failure what is wrong; holds no secret
 */
public record Refusal(String address, Presentation presentation, Failure failure)
        implements Request {}
