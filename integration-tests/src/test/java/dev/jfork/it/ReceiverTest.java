package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jfork.it.Figure.Box;
import dev.jfork.it.Figure.Nothing;
import dev.jfork.it.Figure.Operation;
import dev.jfork.it.Figure.Square;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Worker methods of interfaces, enums and generic records. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class ReceiverTest {
    @Test
    void aDefaultMethodRunsUnlessTheRecordHasItsOwn() throws Exception {
        assertEquals(
                "Square of 4.0 cm²",
                DescribeLauncher.start(new Square(2), "cm²").result());
        assertEquals("nothing", DescribeLauncher.start(new Nothing(), "cm²").result());
    }

    @Test
    void aConstantWithABodyRunsItsOwnMethod() throws Exception {
        Square square = new Square(1);
        assertEquals(new Square(2), ApplyLauncher.start(Operation.GROW, square).result());
        assertEquals(square, ApplyLauncher.start(Operation.KEEP, square).result());
        assertEquals(
                "dev.jfork.it.Figure.Operation.apply(receiver=GROW, square=Square[side=1.0])",
                ApplyLauncher.task(Operation.GROW, square).toString());
    }

    @Test
    void aGenericRecordIsAReceiverWhateverItsArgument() throws Exception {
        Box<Square> squares = new Box<>(new Square(1), List.of(new Square(3), new Square(2)));
        assertEquals(new Square(3), LargestLauncher.start(squares, 5).result());
        Box<Figure> figures = new Box<>(new Nothing(), List.of(squares));
        Box<?> any = figures;
        assertEquals(squares, LargestLauncher.start(any, 5).result());
        assertEquals("Box of 14.0 cm²", DescribeLauncher.start(any, "cm²").result());
    }

    @Test
    void thereIsNoWorkerWithoutAReceiver() {
        assertThrows(NullPointerException.class, () -> DescribeLauncher.start(null, "cm²"));
        assertThrows(NullPointerException.class, () -> ApplyLauncher.task(null, new Square(1)));
    }
}
