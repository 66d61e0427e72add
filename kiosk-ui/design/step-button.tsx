/** A step and the key that takes it. */
import { Button, type ButtonProps } from './button.tsx'
import './step-button.css'

export const KeyHint = ({ name }: { readonly name: string }) => <kbd>{name}</kbd>

export function StepButton({ keyName, children, ...button }: Omit<ButtonProps, 'className'> & { readonly keyName: string }) {
  return (
    <Button {...button} className="step">
      {children} <KeyHint name={keyName} />
    </Button>
  )
}
