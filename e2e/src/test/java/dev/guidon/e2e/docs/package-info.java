/// What the documents say, held against what is there: commands are run, references are generated.
@NullMarked
package dev.guidon.e2e.docs;

import org.jspecify.annotations.NullMarked;
