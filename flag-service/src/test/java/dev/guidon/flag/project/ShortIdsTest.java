package dev.guidon.flag.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortIdsTest {

    @Test
    void idsFitIntoApiKeysAndDiffer() {
        ShortIds ids = new ShortIds(new Random(42));

        assertThat(Stream.generate(ids::next).limit(10_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]{12}"));
    }
}
