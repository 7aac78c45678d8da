package io.github.checkhyperv.check;

import io.github.checkhyperv.failure.Failure;

/**
 * What a host should have shown and did not.
 *
 * @param total whether nothing is proven at all, not even by the disks that it did show; otherwise
 *     it only matters when there are none
 * @param failure what is not to be seen, and what the operator can do
 */
public record Gap(boolean total, Failure failure) {}
