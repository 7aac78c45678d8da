/**
 * [MS-WMIO]: octets to CIM objects, and nothing else; no input, no output, no state but a cache.
 *
 * <p>A structure of the specification is a record with a static {@code read}; it is read from a
 * {@link io.github.checkhyperv.wmi.wmio.Cursor}, which checks every bound. {@link
 * io.github.checkhyperv.wmi.wmio.WmioDecoder} has two ways over the same structures: rows of a
 * query, whose class is decoded once and whose values when they are asked for, and whole objects
 * with qualifiers and methods.
 */
package io.github.checkhyperv.wmi.wmio;
