/**
 * [MS-WMIO]: octets to CIM objects, and nothing else; no input, no output, no state but a cache.
 *
 * <p>A structure of the specification is a record with a static {@code read}; it is read from a
 * {@link io.github.checkhyperv.wmi.wmio.Cursor}, which checks every bound. A row's class is decoded
 * once for all rows of a query, its values when they are asked for; qualifiers and methods are
 * stepped over.
 */
package io.github.checkhyperv.wmi.wmio;
