/**
 * The domain: virtual disks, what their states mean, and the verdict. Knows nothing but java.* and
 * how failures are told.
 */
package io.github.checkhyperv.check;
