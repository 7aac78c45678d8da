package io.github.checkhyperv.simhost.dcom;

import java.util.UUID;

/**
 * ORPC_EXTENT, [MS-DCOM] 2.2.21.1.
 *
 * @param id what it is about
 * @param data its octets; padded to a multiple of 8 on the wire
 */
public record Extension(UUID id, byte[] data) {}
