/** In a process of its own: the kernel may keep it waiting. */
import { clearGadgets } from '../gadget.ts'

clearGadgets()
