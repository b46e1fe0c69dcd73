package dev.guidon.flag.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobProperties {

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings()
                .withChars('a', 'b', '-', '*')
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars('a', 'b', '-').ofMaxLength(10);
    }

    @Property
    void aGlobMatchesWhatARegularExpressionWouldMatch(@ForAll("globs") String glob, @ForAll("keys") String key) {
        boolean expected = Pattern.matches(glob.replace("*", ".*"), key);

        assertThat(new Glob(glob).matches(key)).isEqualTo(expected);
    }

    @Property
    void whatCoversAGlobMatchesAllThatItMatches(
            @ForAll("globs") String wider, @ForAll("globs") String narrower, @ForAll("keys") String key) {
        if (new Glob(wider).covers(new Glob(narrower)) && new Glob(narrower).matches(key)) {
            assertThat(new Glob(wider).matches(key)).isTrue();
        }
    }
}
