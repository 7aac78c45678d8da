/** The domain: virtual disks, what their states mean, and the verdict. Knows nothing but java.*. */
package io.github.checkhyperv.check;
