/// How close a generated text is to a reference: exact match and token F1 as for SQuAD, ROUGE-L, BLEU. Each computes
/// what the tool that its field quotes computes; its comment names that tool and its settings.
@NullMarked
package dev.guidon.metrics.text;

import org.jspecify.annotations.NullMarked;
