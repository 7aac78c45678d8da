/** The facts of one Hyper-V host: what is asked over WMI, and how the answers belong together. */
package io.github.checkhyperv.facts.hyperv;
