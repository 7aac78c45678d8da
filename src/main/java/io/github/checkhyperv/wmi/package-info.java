/** The port to a host's WMI: what may be asked, and what comes back. */
package io.github.checkhyperv.wmi;
