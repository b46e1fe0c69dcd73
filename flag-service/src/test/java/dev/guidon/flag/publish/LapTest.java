package dev.guidon.flag.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.publish.DeliveredLists.Delivered;
import dev.guidon.flag.publish.DeliveredLists.Spot;
import dev.guidon.flag.publish.Lap.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LapTest {

    private static Delivered list(int id, int blocks) {
        List<String> names =
                IntStream.range(0, blocks).mapToObj(i -> id + "-" + i).toList();
        return new Delivered(
                new Spot("environment", id), new PublishedList(Integer.toString(id), "targetingKey", "00", names));
    }

    /// As the store does it.
    private static List<Delivered> after(Progress progress, List<Delivered> all) {
        return all.stream()
                .filter(list -> list.spot().listId() > progress.done().listId())
                .limit(Lap.LISTS)
                .toList();
    }

    @Test
    void aRoundLooksIntoEachBlockOnceAndBeginsAnew() {
        List<Delivered> all = Stream.concat(
                        Stream.of(list(1, 3), list(2, 200), list(3, 64), list(4, 1)),
                        IntStream.range(5, 40).mapToObj(id -> list(id, 2)))
                .toList();
        List<String> seen = new ArrayList<>();
        Progress progress = Progress.START;
        do {
            Lap lap = Lap.from(progress, after(progress, all));
            List<String> looked = lap.portions().stream()
                    .flatMap(portion -> portion.blocks().stream())
                    .toList();
            assertThat(looked).hasSizeLessThanOrEqualTo(Lap.BLOCKS);
            seen.addAll(looked);
            progress = lap.end();
        } while (!progress.equals(Progress.START));

        Set<String> wanted = new HashSet<>();
        all.forEach(list -> wanted.addAll(list.list().blocks()));
        assertThat(seen).doesNotHaveDuplicates().hasSameElementsAs(wanted);
    }

    @Test
    void aListThatShrankMeanwhileIsGoneOverWithoutFail() {
        Progress begun = new Progress(Spot.START, new Spot("environment", 1), 128);

        Lap lap = Lap.from(begun, List.of(list(1, 4)));

        assertThat(lap.portions().getFirst().blocks()).isEmpty();
        assertThat(lap.end()).isEqualTo(Progress.START);
    }

    @Test
    void withoutListsThereIsNothingToDo() {
        assertThat(Lap.from(Progress.START, List.of())).isEqualTo(new Lap(List.of(), Progress.START));
    }
}
