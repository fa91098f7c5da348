package dev.jfork.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Reads the objects of one block. */
final class BlockReader extends ObjectInputStream {
    private final BlockFilter filter;
    private final ClassLookup classes;
    private final Expansion expansion;

    BlockReader(InputStream block, int length, BlockFilter filter, ClassLookup classes) throws IOException {
        super(block);
        this.filter = filter;
        this.classes = classes;
        this.expansion = new Expansion(length);
        // To set a filter replaces that of the JVM.
        setObjectInputFilter(ObjectInputFilter.merge(filter, getObjectInputFilter()));
        enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass form) throws ClassNotFoundException {
        return classes.find(form.getName());
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        filter.refuse(AllowedClasses.PROXY);
        throw new InvalidClassException("a dynamic proxy");
    }

    // Called for each object that is complete, before the one that contains it is.
    @Override
    protected Object resolveObject(Object complete) throws IOException {
        if (!expansion.isBearable(complete)) {
            filter.refuse("its collections contain each other so often that to hash them would take for ever");
            throw new InvalidClassException(complete.getClass().getName(), "contained too often");
        }
        return complete;
    }
}
