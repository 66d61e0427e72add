/** One of what is the same on every page: a picture above its words. */
import { Icon, type IconName } from '../../design/icon.tsx'
import { Button } from '../../design/parts.tsx'

interface ToolProps {
  readonly icon: IconName
  readonly words: string
  readonly pressed?: boolean
  readonly onPress: () => unknown
  readonly className?: string
  readonly testId: string
}

export function Tool({ icon, words, ...rest }: ToolProps) {
  return (
    <Button {...rest}>
      <Icon name={icon} />
      {words}
    </Button>
  )
}
