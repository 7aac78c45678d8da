package io.github.checkhyperv.simhost.wire;

import java.util.UUID;

/**
 * ORPC_EXTENT, [MS-DCOM] 2.2.21.1.
 *
 * @param id what it is about
 * @param data its octets; padded to a multiple of 8 on the wire
 */
public record OrpcExtension(UUID id, byte[] data) {}
