/** Policies, flows and volumes of clustered Storage QoS. */
package io.github.checkhyperv.facts.policies;
