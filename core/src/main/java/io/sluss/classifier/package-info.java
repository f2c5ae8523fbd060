/**
 * What a text is like: learns from labelled examples, in the process, and tells the label of a new text and how sure it
 * is. Knows words and labels only. Begin with {@link io.sluss.classifier.Training}.
 */
@NullMarked
package io.sluss.classifier;

import org.jspecify.annotations.NullMarked;
