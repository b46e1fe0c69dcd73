package dev.guidon.stats.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/// `./guidon stats`: cases from standard input, one line of JSON each to standard output.
///
/// Ends with 0 when every case has an answer, 1 when the line of at least one is an error, and 2 when it was called
/// wrongly or its input broke off. A case whose analysis cannot be made has an answer: it says so by `errorCode`.
public final class Stats {
    static final int ANSWERED = 0;
    static final int SOME_FAILED = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            ./guidon stats [--methods] < cases

              Reads cases, one JSON object a line or one array, and prints a line for each:
                {"id": …, "actual": {…}}                        the answer; null is what cannot be computed
                {"id": …, "error": {"code": …, "message": …}}   no such method, or a case that is wrong
              A case is {"id", "method", "inputs", "parameters"}; other fields are ignored.
              --methods lists the methods. Ends with 0, or 1 if a case failed, or 2 if it was called wrongly.""";

    private final ObjectMapper mapper;
    private final SortedMap<String, CaseMethod> methods;

    Stats(SortedMap<String, CaseMethod> methods) {
        this.mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                .build();
        this.methods = methods;
    }

    public static void main(String... arguments) throws IOException {
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Reader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int status = new Stats(Methods.all()).run(List.of(arguments), input, output);
        output.flush();
        System.exit(status);
    }

    int run(List<String> arguments, Reader input, PrintStream output) throws IOException {
        if (arguments.equals(List.of("--methods"))) {
            methods.keySet().forEach(output::println);
            return ANSWERED;
        }
        if (!arguments.isEmpty()) {
            output.println(USAGE);
            return arguments.equals(List.of("--help")) ? ANSWERED : MISUSED;
        }
        Printed printed = new Printed(output);
        new CaseReader(mapper, new CaseRunner(methods)).read(input, printed::print);
        return printed.failures == 0 ? ANSWERED : SOME_FAILED;
    }

    /// Prints a line at a time, so that what is read through a pipe need not wait for the last case.
    private static final class Printed {
        private final PrintStream output;
        private long failures;

        Printed(PrintStream output) {
            this.output = output;
        }

        void print(ObjectNode line) {
            failures += line.has("error") ? 1 : 0;
            output.println(line);
        }
    }
}
