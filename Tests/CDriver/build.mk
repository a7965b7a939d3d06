# Builds the C driver in the folder BUILD, an object for each source, so that `make -j` compiles them in
# parallel. The caller sets BUILD, CC, FLAGS for compiling and linking, and LINK for linking alone.

SOURCES = $(wildcard Sources/CKernel/*/*.c Sources/CKernel/*/*/*.c Tests/CReference/*.c \
    Tests/CKernelTesting/*.c Tests/CDriver/*.c)
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
C_FLAGS = -std=gnu11 -Wall -Wextra -Werror -ISources/CKernel -ISources/CKernel/include \
    -ITests/CReference/include -ITests/CKernelTesting/include

$(BUILD)/driver: $(OBJECTS)
	$(CC) $(FLAGS) $^ -o $@ $(LINK)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(C_FLAGS) $(FLAGS) -MMD -MP -c $< -o $@

-include $(OBJECTS:.o=.d)
